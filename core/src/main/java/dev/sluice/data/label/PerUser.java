package dev.sluice.data.label;

import dev.sluice.data.Interactions;

/**
 * Every user counts alike, however many exposures they have: a weight, divided by its sum over the user. Users whose
 * exposures all weigh 0 keep that.
 *
 * @param weight how much the exposures of a user count against each other
 * @param total what the weights of a user add up to
 */
public record PerUser(SampleWeight weight, Total total) implements SampleWeight {
    /** What the weights of a user add up to. */
    public enum Total {
        /** 1. */
        ONE,
        /** What they add up to on average, so that the sum over all users stays what it was. */
        MEAN
    }

    @Override
    public double[] of(Interactions exposures) {
        double[] weights = weight.of(exposures);
        double[] sums = new double[exposures.userRows()];
        for (int row = 0; row < weights.length; row++) {
            sums[exposures.user(row)] += weights[row];
        }
        double each = total == Total.ONE ? 1 : mean(sums);
        for (int row = 0; row < weights.length; row++) {
            double sum = sums[exposures.user(row)];
            weights[row] = sum == 0 ? 0 : each * (weights[row] / sum);
        }
        return weights;
    }

    private static double mean(double[] sums) {
        double all = 0;
        int users = 0;
        for (double sum : sums) {
            all += sum;
            users += sum > 0 ? 1 : 0;
        }
        return all / Math.max(1, users);
    }
}
