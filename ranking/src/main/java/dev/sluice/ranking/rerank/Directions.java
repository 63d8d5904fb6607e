package dev.sluice.ranking.rerank;

import dev.sluice.BatchMemory;
import java.util.Arrays;

/**
 * Where vectors point: each divided by its length, and kept dimension by dimension. So the products of one with all are
 * sums of whole columns, which the compiler of every JDK turns into vector instructions; row by row it does not.
 */
final class Directions {
    /** Columns that are added in one pass over the sums. */
    private static final int STEP = 4;

    private final int count;
    private final float[][] columns;

    Directions(int dimension, int count, BatchMemory memory) {
        this.count = count;
        this.columns = new float[(dimension + STEP - 1) / STEP * STEP][];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = memory.floats(count);
        }
        for (int i = dimension; i < columns.length; i++) {
            Arrays.fill(columns[i], 0, count, 0);
        }
    }

    void set(int position, float[] vector) {
        double scale = scale(vector);
        for (int i = 0; i < vector.length; i++) {
            columns[i][position] = (float) (vector[i] * scale);
        }
    }

    /** One by the length; 0 for a vector too short or too long to have a direction in floats. */
    private static double scale(float[] vector) {
        double scale = 1 / Math.sqrt(squares(vector));
        return scale <= Float.MAX_VALUE ? scale : 0;
    }

    /** In four sums, none of which has to wait for another. */
    private static double squares(float[] vector) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i + STEP <= vector.length; i += STEP) {
            a += (double) vector[i] * vector[i];
            b += (double) vector[i + 1] * vector[i + 1];
            c += (double) vector[i + 2] * vector[i + 2];
            d += (double) vector[i + 3] * vector[i + 3];
        }
        for (; i < vector.length; i++) {
            a += (double) vector[i] * vector[i];
        }
        return a + b + (c + d);
    }

    /** The cosines of the angles between one vector and every one; of a vector without direction 0. */
    void cosines(int position, float[] cosines) {
        Arrays.fill(cosines, 0, count, 0);
        for (int i = 0; i < columns.length; i += STEP) {
            addFour(columns[i], columns[i + 1], columns[i + 2], columns[i + 3], count, position, cosines);
        }
        for (int other = 0; other < count; other++) {
            cosines[other] = Math.max(-1, Math.min(1, cosines[other]));
        }
    }

    private static void addFour(float[] a, float[] b, float[] c, float[] d, int count, int position, float[] sums) {
        float ofA = a[position];
        float ofB = b[position];
        float ofC = c[position];
        float ofD = d[position];
        for (int other = 0; other < count; other++) {
            sums[other] += ofA * a[other] + ofB * b[other] + ofC * c[other] + ofD * d[other];
        }
    }
}
