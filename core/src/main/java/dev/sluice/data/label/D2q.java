package dev.sluice.data.label;

import dev.sluice.data.Interactions;
import java.io.IOException;
import java.util.Arrays;

/**
 * Duration-deconfounded quantile: which share of the exposures of items of about the same duration was watched for a
 * shorter time. Fitted to training data, immutable afterwards; absent where it is not known for how long the item was
 * watched, or what its duration is.
 *
 * <p>Labels are above 0 and at most 1, and grow with the seconds inside a bucket. Seconds below all that were seen in
 * the bucket count like the least that was. {@link #seconds} leads back, so that a model of the label predicts watch
 * time. Keeps 8 bytes for each exposure it was fitted to; a label costs two binary searches.
 *
 * @see <a href="https://arxiv.org/abs/2206.06003">Zhan et al. 2022, Deconfounding duration bias in watch-time
 *     prediction for video recommendation</a>
 */
public final class D2q implements Label {
    private final Buckets settings;
    private final Ties ties;
    private final DurationBuckets buckets;
    /** Ascending, bucket by bucket. */
    private final double[][] seen;

    private D2q(Buckets settings, Ties ties, DurationBuckets buckets, double[][] seen) {
        this.settings = settings;
        this.ties = ties;
        this.buckets = buckets;
        this.seen = seen;
    }

    /**
     * Learns how long items of each duration are watched.
     *
     * @param train exposures of the training part alone
     * @throws IllegalArgumentException if none of them has both watch time and duration
     */
    public static D2q fit(Interactions train, Buckets settings, Ties ties) {
        WatchedRows rows = WatchedRows.of(train);
        DurationBuckets buckets = DurationBuckets.fit(rows.durations(), settings);
        double[][] seen = rows.grouped(buckets, row -> rows.seconds()[row]);
        for (double[] bucket : seen) {
            Arrays.parallelSort(bucket);
        }
        return new D2q(settings, ties, buckets, seen);
    }

    @Override
    public double[] of(Interactions exposures) {
        WatchLabel label = (seconds, duration) -> quantile(seen[buckets.of(duration)], seconds);
        return label.of(exposures);
    }

    private double quantile(double[] ascending, double seconds) {
        double counted = Math.max(ascending[0], seconds);
        return ties.quantile(Sorted.below(ascending, counted), Sorted.upTo(ascending, counted), ascending.length);
    }

    /**
     * The least watch time seen whose label is at least a quantile; the longest if none is.
     *
     * @param quantile from 0 to 1, such as a predicted label
     * @param duration of the item in seconds, above 0
     */
    public double seconds(double quantile, double duration) {
        if (!(quantile >= 0 && quantile <= 1)) {
            throw new IllegalArgumentException("quantile must be from 0 to 1: " + quantile);
        }
        if (!(duration > 0)) {
            throw new IllegalArgumentException("duration must be above 0: " + duration);
        }
        double[] ascending = seen[buckets.of(duration)];
        int low = 0;
        int high = ascending.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (quantile(ascending, ascending[middle]) < quantile) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return ascending[low];
    }

    void write(LabelOutput output) throws IOException {
        settings.write(output);
        output.text(ties.name());
        buckets.write(output);
        output.each(Arrays.asList(seen), (bucket, to) -> to.numbers(bucket));
    }

    static D2q read(LabelInput input) {
        Buckets settings = Buckets.read(input);
        Ties ties = input.choice(Ties.class);
        DurationBuckets buckets = DurationBuckets.read(input);
        double[][] seen = input.each(D2q::readBucket).toArray(double[][]::new);
        buckets.requireCount(seen.length);
        return new D2q(settings, ties, buckets, seen);
    }

    private static double[] readBucket(LabelInput input) {
        double[] ascending = input.ascending();
        if (ascending.length == 0) {
            throw LabelInput.damaged("a bucket is empty");
        }
        return ascending;
    }

    @Override
    public String toString() {
        return "D2q[buckets=" + settings + ", ties=" + ties + "]";
    }
}
