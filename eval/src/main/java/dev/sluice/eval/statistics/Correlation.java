package dev.sluice.eval.statistics;

import it.unimi.dsi.fastutil.doubles.DoubleArrays;
import java.util.Arrays;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;

/** How much two columns of numbers go together, from -1 to 1. */
public final class Correlation {
    private Correlation() {}

    /**
     * Pearson's: how near the pairs come to a line. NaN if there are fewer than two pairs, or all numbers of one side
     * are equal.
     *
     * @param one finite numbers
     * @param other as many
     */
    public static double pearson(double[] one, double[] other) {
        requireNumbers(one, "one");
        requireNumbers(other, "other");
        if (one.length != other.length) {
            throw new IllegalArgumentException(
                    "columns must have as many numbers: " + one.length + " and " + other.length);
        }
        return isConstant(one) || isConstant(other) ? Double.NaN : new PearsonsCorrelation().correlation(one, other);
    }

    /**
     * Spearman's: Pearson's of the ranks, equal numbers having the mean of theirs. It knows nothing of the numbers but
     * their order. NaN as Pearson's. Costs two sorts: about a second for a million pairs.
     *
     * @param one numbers, infinite ones included
     * @param other as many
     */
    public static double spearman(double[] one, double[] other) {
        return pearson(ranks(one), ranks(other));
    }

    /**
     * The rank of each number, from 1 for the least; equal numbers all have the mean of their ranks.
     *
     * @param numbers no NaN among them
     */
    public static double[] ranks(double[] numbers) {
        double[] comparable = numbers.clone();
        int[] order = new int[numbers.length];
        for (int i = 0; i < order.length; i++) {
            if (Double.isNaN(numbers[i])) {
                throw new IllegalArgumentException("a number must not be NaN: number " + i);
            }
            comparable[i] += 0.0; // 0 and -0 are equal
            order[i] = i;
        }
        DoubleArrays.parallelQuickSortIndirect(order, comparable);
        double[] ranks = new double[order.length];
        for (int from = 0; from < order.length; ) {
            int to = from + 1;
            while (to < order.length && comparable[order[to]] == comparable[order[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[order[i]] = (from + 1 + to) / 2.0;
            }
            from = to;
        }
        return ranks;
    }

    private static void requireNumbers(double[] numbers, String which) {
        for (double number : numbers) {
            if (!Double.isFinite(number)) {
                throw new IllegalArgumentException(which + " must hold finite numbers: " + number);
            }
        }
    }

    private static boolean isConstant(double[] numbers) {
        return Arrays.stream(numbers).allMatch(number -> number == numbers[0]);
    }
}
