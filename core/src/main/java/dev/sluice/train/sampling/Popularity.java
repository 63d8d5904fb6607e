package dev.sluice.train.sampling;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.train.engine.Checks;

/** How often each item was met, and what share of all that is. */
final class Popularity {
    private Popularity() {}

    /** Entries of each column. */
    static int[] counts(InteractionMatrix interactions) {
        int[] counts = new int[interactions.columns()];
        for (int place = 0; place < interactions.size(); place++) {
            counts[interactions.column(place)]++;
        }
        return counts;
    }

    /** Counts to a power, 0 of an item without any. */
    static double[] weights(int[] counts, double power) {
        Checks.finiteAndNotNegative(power, "power");
        double[] weights = new double[counts.length];
        for (int item = 1; item < counts.length; item++) {
            weights[item] = counts[item] == 0 ? 0 : Math.pow(counts[item], power);
        }
        return weights;
    }

    /** The weights divided by their sum, in place. */
    static double[] shares(double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        if (!(sum > 0 && sum < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the sum of all items' weights must be above 0 and finite: " + sum);
        }
        for (int item = 0; item < weights.length; item++) {
            weights[item] /= sum;
        }
        return weights;
    }

    /** The logarithms, in place. */
    static double[] logs(double[] shares) {
        for (int item = 0; item < shares.length; item++) {
            shares[item] = Math.log(shares[item]);
        }
        return shares;
    }
}
