package dev.sluice.ranking.rerank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What of each candidate lies beyond those chosen: the squared length that is left of its vector of length 1 when their
 * directions are taken out of it. It is the factor by which the determinant of the similarities grows. Kept up to date
 * by one more row of the Cholesky factorisation for each choice. Belongs to one thread.
 */
final class Remainders {
    /** Similarities are floats: less than that of a remainder is rounding, and what is made of it noise. */
    private static final double LEAST = 1e-6;

    /** Rows that are taken off in one pass. */
    private static final int STEP = 4;

    private final Compared compared;
    private final double[] left;
    private final List<double[]> rows = new ArrayList<>();

    Remainders(Compared compared, int size) {
        this.compared = compared;
        this.left = new double[size];
        Arrays.fill(left, 1);
    }

    double of(int position) {
        return Math.max(left[position], LEAST);
    }

    void choose(int chosen) {
        if (left[chosen] <= LEAST) {
            return; // the others have made up for it: it has no direction of its own
        }
        double[] row = row(chosen);
        for (int other = 0; other < left.length; other++) {
            left[other] -= row[other] * row[other];
        }
        rows.add(row);
    }

    private double[] row(int chosen) {
        float[] similarities = compared.with(chosen);
        double[] row = new double[left.length];
        for (int other = 0; other < row.length; other++) {
            row[other] = similarities[other];
        }
        int next = 0;
        for (; next + STEP <= rows.size(); next += STEP) {
            subtractFour(row, chosen, rows.get(next), rows.get(next + 1), rows.get(next + 2), rows.get(next + 3));
        }
        for (; next < rows.size(); next++) {
            subtract(row, chosen, rows.get(next));
        }
        double scale = 1 / Math.sqrt(left[chosen]);
        for (int other = 0; other < row.length; other++) {
            row[other] *= scale;
        }
        return row;
    }

    private static void subtract(double[] row, int chosen, double[] before) {
        double factor = before[chosen];
        for (int other = 0; other < row.length; other++) {
            row[other] -= factor * before[other];
        }
    }

    private static void subtractFour(double[] row, int chosen, double[] a, double[] b, double[] c, double[] d) {
        double ofA = a[chosen];
        double ofB = b[chosen];
        double ofC = c[chosen];
        double ofD = d[chosen];
        for (int other = 0; other < row.length; other++) {
            row[other] -= ofA * a[other] + ofB * b[other] + ofC * c[other] + ofD * d[other];
        }
    }
}
