package dev.sluice.ranking;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import java.util.stream.IntStream;

/**
 * Rows of examples as candidates, so that a scorer can be asked for them. Items have no meaning here: row 0 is item 1,
 * and so on. Immutable.
 */
public final class ExampleCandidates {
    private final Examples examples;
    private final FeatureSchema features;
    private final int[] columns;

    /**
     * Rows with some of their features.
     *
     * @param features such as those that a scorer reads
     * @throws IllegalArgumentException if the examples lack one; names it
     */
    public ExampleCandidates(Examples examples, FeatureSchema features) {
        this.examples = examples;
        this.features = features;
        this.columns = features.keys().stream()
                .mapToInt(feature -> column(examples.schema(), feature))
                .toArray();
    }

    private static int column(FeatureSchema schema, FeatureKey feature) {
        int column = schema.keys().indexOf(feature);
        if (column < 0) {
            throw new IllegalArgumentException("no feature " + feature + " among " + schema.keys());
        }
        return column;
    }

    /** The rows from one on and before another, in their order, all with the score 0. */
    public Candidates rows(int from, int to) {
        Candidates rows = Candidates.of(IntStream.rangeClosed(1 + from, to).toArray(), new float[to - from]);
        for (int feature = 0; feature < columns.length; feature++) {
            float[] values = new float[to - from];
            for (int i = 0; i < values.length; i++) {
                values[i] = examples.feature(from + i, columns[feature]);
            }
            rows = rows.withFeature(features.keys().get(feature), values);
        }
        return rows;
    }
}
