package dev.sluice.ranking;

import dev.sluice.Candidates;
import dev.sluice.FeatureSchema;
import java.util.stream.IntStream;

/** Rows of features as candidates and as examples: row {@code i} is item {@code i + 1}. */
public final class Rows {
    private Rows() {}

    /** Candidates that carry these rows. */
    public static Candidates candidates(FeatureSchema schema, float[]... rows) {
        int[] items = IntStream.rangeClosed(1, rows.length).toArray();
        Candidates candidates = Candidates.of(items, new float[rows.length]);
        for (int column = 0; column < schema.size(); column++) {
            float[] numbers = new float[rows.length];
            for (int row = 0; row < rows.length; row++) {
                numbers[row] = rows[row][column];
            }
            candidates = candidates.withFeature(schema.keys().get(column), numbers);
        }
        return candidates;
    }

    /** Examples of these rows. */
    public static Examples examples(FeatureSchema schema, float[][] rows, float[] labels, float[] weights) {
        Candidates candidates = candidates(schema, rows);
        Examples.Builder examples = new Examples.Builder(schema);
        for (int row = 0; row < rows.length; row++) {
            examples.add(candidates, row, labels[row], weights[row]);
        }
        return examples.build();
    }

    /** Examples that all count 1. */
    public static Examples examples(FeatureSchema schema, float[][] rows, float... labels) {
        float[] weights = new float[rows.length];
        java.util.Arrays.fill(weights, 1);
        return examples(schema, rows, labels, weights);
    }
}
