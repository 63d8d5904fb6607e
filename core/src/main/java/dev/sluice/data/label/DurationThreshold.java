package dev.sluice.data.label;

import dev.sluice.data.Interactions;
import java.io.IOException;
import java.util.Arrays;

/**
 * Whether an item was watched for a greater share of its duration than most of the items of about the same duration
 * are: 1 if the share is at least the quantile of its bucket, else 0. Fitted to training data, immutable afterwards;
 * absent where it is not known for how long the item was watched, or what its duration is.
 *
 * <p>The quantile of a bucket is the least share seen up to which there is at least that part of all. Where many shares
 * are equal, as where players stop at the end, more exposures than asked for may reach it.
 */
public final class DurationThreshold implements Label {
    private final double quantile;
    private final Buckets settings;
    private final DurationBuckets buckets;
    private final double[] thresholds;

    private DurationThreshold(double quantile, Buckets settings, DurationBuckets buckets, double[] thresholds) {
        this.quantile = quantile;
        this.settings = settings;
        this.buckets = buckets;
        this.thresholds = thresholds;
    }

    /**
     * Learns what share of their durations items are watched for.
     *
     * @param train exposures of the training part alone
     * @param quantile above 0 and at most 1, such as 0.75
     * @throws IllegalArgumentException if none of them has both watch time and duration
     */
    public static DurationThreshold fit(Interactions train, double quantile, Buckets settings) {
        requireQuantile(quantile);
        WatchedRows rows = WatchedRows.of(train);
        DurationBuckets buckets = DurationBuckets.fit(rows.durations(), settings);
        double[][] shares = rows.grouped(buckets, row -> rows.seconds()[row] / rows.durations()[row]);
        double[] thresholds = new double[shares.length];
        for (int k = 0; k < shares.length; k++) {
            Arrays.parallelSort(shares[k]);
            thresholds[k] = shares[k][Sorted.place(quantile, shares[k].length)];
        }
        return new DurationThreshold(quantile, settings, buckets, thresholds);
    }

    private static void requireQuantile(double quantile) {
        if (!(quantile > 0 && quantile <= 1)) {
            throw new IllegalArgumentException("quantile must be above 0 and at most 1: " + quantile);
        }
    }

    @Override
    public double[] of(Interactions exposures) {
        WatchLabel label = (seconds, duration) -> seconds / duration >= threshold(duration) ? 1 : 0;
        return label.of(exposures);
    }

    /** The share from which on an item of this duration, in seconds, has the label 1. */
    public double threshold(double duration) {
        return thresholds[buckets.of(duration)];
    }

    void write(LabelOutput output) throws IOException {
        output.number(quantile);
        settings.write(output);
        buckets.write(output);
        output.numbers(thresholds);
    }

    static DurationThreshold read(LabelInput input) {
        double quantile = input.number();
        requireQuantile(quantile);
        Buckets settings = Buckets.read(input);
        DurationBuckets buckets = DurationBuckets.read(input);
        double[] thresholds = input.numbers();
        buckets.requireCount(thresholds.length);
        return new DurationThreshold(quantile, settings, buckets, thresholds);
    }

    @Override
    public String toString() {
        return "DurationThreshold[quantile=" + quantile + ", buckets=" + settings + "]";
    }
}
