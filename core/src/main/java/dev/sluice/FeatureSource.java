package dev.sluice;

import java.util.Arrays;

/** Computes features of candidates, a column at a time, the same way in training and in serving. */
public interface FeatureSource {
    /** The features it computes, in the order of its columns. */
    FeatureSchema provides();

    /**
     * Fills the columns for a batch.
     *
     * @param columns a column for each feature of {@link #provides}, each with a place for every candidate, which is
     *     filled, with NaN where the feature is missing; a column may be longer than there are candidates
     */
    void fill(Query query, Candidates candidates, float[][] columns);

    /** The columns of a batch, filled, in its memory; a place that the source leaves alone is missing. */
    default float[][] columns(Query query, Candidates candidates) {
        int size = candidates.size();
        float[][] columns = new float[provides().size()][];
        for (int column = 0; column < columns.length; column++) {
            columns[column] = candidates.memory().floats(size);
            Arrays.fill(columns[column], 0, size, Float.NaN);
        }
        fill(query, candidates, columns);
        return columns;
    }
}
