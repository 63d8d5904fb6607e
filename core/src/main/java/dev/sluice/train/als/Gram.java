package dev.sluice.train.als;

import dev.sluice.internal.kernel.GramSum;
import dev.sluice.train.engine.Vectors;
import dev.sluice.train.engine.Workers;

/** The Gram matrix of many vectors, {@code sum of x x'}: what every row of the other side has in common. */
final class Gram {
    /** A fixed number, so that the sum does not depend on the number of threads; few, since each has a matrix. */
    private static final int PARTS = 32;

    private Gram() {}

    /** The upper triangle in row order; row 0 of the vectors is left out. */
    static double[] of(Vectors vectors, int rows, int dimension, Workers workers) {
        double[][] parts = new double[PARTS][];
        int height = (rows + PARTS - 1) / PARTS;
        workers.run(PARTS, () -> {
            GramSum sum = new GramSum(dimension);
            float[] vector = new float[dimension];
            return part -> {
                sum.startAtZero();
                int end = (int) Math.min(rows, (part + 1L) * height);
                for (int row = (int) Math.max(1, (long) part * height); row < end; row++) {
                    vectors.copy(row, vector);
                    sum.add(vector, 1);
                }
                parts[part] = sum.upper().clone();
            };
        });
        return added(parts);
    }

    /** The sum over all pairs of the squares of their inner products, from the Gram matrices of both sides. */
    static double squaredScores(double[] left, double[] right, int dimension) {
        double sum = 0;
        for (int i = 0; i < dimension; i++) {
            sum += left[i * dimension + i] * right[i * dimension + i];
            for (int at = i * dimension + i + 1; at < (i + 1) * dimension; at++) {
                sum += 2 * left[at] * right[at];
            }
        }
        return sum;
    }

    static long bytes(int dimension) {
        return 8L * PARTS * dimension * dimension;
    }

    private static double[] added(double[][] parts) {
        double[] sum = parts[0];
        for (int part = 1; part < parts.length; part++) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += parts[part][i];
            }
        }
        return sum;
    }
}
