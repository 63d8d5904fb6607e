package dev.sluice.eval.metric;

import dev.sluice.store.EmbeddingStore;
import java.util.Arrays;

/** Cosine distance of rows of a store. Each row is read and normalised once for all the distances among a few items. */
record CosineDistance(EmbeddingStore items) implements ItemDistance {
    @Override
    public double between(int one, int other) {
        return among(one, other).between(0, 1);
    }

    @Override
    public Places among(int... rows) {
        double[][] directions = new double[rows.length][];
        float[] row = new float[items.dimension()];
        for (int place = 0; place < rows.length; place++) {
            directions[place] = direction(rows[place], row);
        }
        return (one, other) -> distance(directions[one], directions[other]);
    }

    /** NaN in every number of an item without a row, and of one whose vector is 0. */
    private double[] direction(int item, float[] row) {
        double[] direction = new double[row.length];
        if (item < items.rows()) {
            items.copyRow(item, row);
        } else {
            Arrays.fill(row, 0);
        }
        double squares = 0;
        for (float number : row) {
            squares += (double) number * number;
        }
        double length = Math.sqrt(squares);
        for (int i = 0; i < row.length; i++) {
            direction[i] = row[i] / length;
        }
        return direction;
    }

    private static double distance(double[] one, double[] other) {
        double cosine = 0;
        for (int i = 0; i < one.length; i++) {
            cosine += one[i] * other[i];
        }
        // Rounding may leave the range by a little; NaN stays NaN.
        return Math.max(0, Math.min(2, 1 - cosine));
    }
}
