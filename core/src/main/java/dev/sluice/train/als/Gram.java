package dev.sluice.train.als;

import dev.sluice.internal.kernel.GramSum;
import dev.sluice.train.engine.Vectors;
import dev.sluice.train.engine.Workers;

/** The Gram matrix of many vectors, {@code sum of x x'}: what every row of the other side has in common. */
final class Gram {
    /** A fixed number, so that the sum does not depend on the number of threads; few, since each has a matrix. */
    private static final int PARTS = 16;

    private Gram() {}

    /** The whole matrix in row order; row 0 of the vectors is left out. */
    static double[] of(Vectors vectors, int rows, int dimension, Workers workers) {
        int stride = GramSum.stride(dimension);
        float[][] parts = new float[PARTS][];
        int height = (rows + PARTS - 1) / PARTS;
        workers.run(PARTS, () -> {
            GramSum sum = GramSum.of(dimension);
            float[] unused = new float[stride];
            float[] vector = new float[dimension];
            return part -> {
                float[] sums = new float[stride * stride];
                int end = (int) Math.min(rows, (part + 1L) * height);
                for (int row = (int) Math.max(1, (long) part * height); row < end; row++) {
                    vectors.copy(row, vector);
                    sum.take(vector, 0, 1, 0);
                    if (sum.isFull()) {
                        sum.addTo(sums, unused);
                    }
                }
                sum.addTo(sums, unused);
                parts[part] = sums;
            };
        });
        return added(parts, dimension, stride);
    }

    private static double[] added(float[][] parts, int dimension, int stride) {
        double[] sum = new double[dimension * dimension];
        for (float[] part : parts) {
            for (int i = 0; i < dimension; i++) {
                for (int j = i; j < dimension; j++) {
                    sum[i * dimension + j] += part[i * stride + j];
                }
            }
        }
        for (int i = 0; i < dimension; i++) {
            for (int j = 0; j < i; j++) {
                sum[i * dimension + j] = sum[j * dimension + i];
            }
        }
        return sum;
    }

    /** The sum over all pairs of the squares of their inner products, from the Gram matrices of both sides. */
    static double squaredScores(double[] left, double[] right) {
        double sum = 0;
        for (int at = 0; at < left.length; at++) {
            sum += left[at] * right[at];
        }
        return sum;
    }

    static long bytes(int dimension) {
        long stride = GramSum.stride(dimension);
        return 4 * PARTS * stride * stride + 2 * 8L * dimension * dimension;
    }
}
