package dev.sluice.eval.metric;

import java.util.Arrays;

/**
 * How probabilities are put into bins. A bin has its upper edge and not its lower one, but for the first, which has
 * both. Equal probabilities are never parted.
 *
 * @param count how many bins, at least 1; empty ones do not count
 * @param edges where one bin ends and the next begins
 */
public record Bins(int count, Edges edges) {
    /** Where bins end. */
    public enum Edges {
        /** At equal distances from 0 to 1. */
        EQUAL_WIDTH,
        /** At the quantiles of the probabilities, interpolated, so that bins have about equally many. */
        EQUAL_FREQUENCY
    }

    public Bins {
        if (count < 1) {
            throw new IllegalArgumentException("there must be at least 1 bin: " + count);
        }
    }

    /** The upper edges for probabilities, if there are any. */
    double[] upper(double[] ascending) {
        double[] upper = new double[ascending.length == 0 ? 0 : count];
        Arrays.setAll(
                upper,
                bin -> edges == Edges.EQUAL_WIDTH ? (bin + 1.0) / count : quantile(ascending, (bin + 1.0) / count));
        return upper;
    }

    private static double quantile(double[] ascending, double share) {
        double place = share * (ascending.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, ascending.length - 1);
        return ascending[below] + (place - below) * (ascending[above] - ascending[below]);
    }

    String text() {
        return count + " bins of " + Places.lower(edges);
    }
}
