package dev.sluice.data.label;

import dev.sluice.data.Interactions;
import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import java.util.function.IntToDoubleFunction;

/** The exposures of which both is known: for how long the item was watched, and its duration. */
final class WatchedRows {
    private final double[] seconds;
    private final double[] durations;

    private WatchedRows(double[] seconds, double[] durations) {
        this.seconds = seconds;
        this.durations = durations;
    }

    /** Of training data; there must be one such exposure. */
    static WatchedRows of(Interactions train) {
        IntToDoubleFunction seconds = Columns.seconds(train, Exposures.WATCH_SECONDS);
        IntToDoubleFunction durations = Columns.durations(train);
        DoubleArrayList knownSeconds = new DoubleArrayList();
        DoubleArrayList knownDurations = new DoubleArrayList();
        for (int row = 0; row < train.size(); row++) {
            double watched = seconds.applyAsDouble(row);
            double duration = durations.applyAsDouble(row);
            if (!Double.isNaN(watched) && !Double.isNaN(duration)) {
                knownSeconds.add(watched);
                knownDurations.add(duration);
            }
        }
        if (knownSeconds.isEmpty()) {
            throw new IllegalArgumentException("nothing to fit a label to: none of " + train.size() + " exposures has "
                    + Exposures.WATCH_SECONDS + " and " + Exposures.DURATION_SECONDS);
        }
        return new WatchedRows(knownSeconds.toDoubleArray(), knownDurations.toDoubleArray());
    }

    /** For how long each was watched; not a copy. */
    double[] seconds() {
        return seconds;
    }

    /** How long each item takes; not a copy. */
    double[] durations() {
        return durations;
    }

    /** A number of each row, bucket by bucket. */
    double[][] grouped(DurationBuckets buckets, IntToDoubleFunction number) {
        int[] sizes = new int[buckets.count()];
        for (double duration : durations) {
            sizes[buckets.of(duration)]++;
        }
        double[][] groups = new double[sizes.length][];
        for (int k = 0; k < groups.length; k++) {
            groups[k] = new double[sizes[k]];
        }
        for (int row = 0; row < seconds.length; row++) {
            int k = buckets.of(durations[row]);
            groups[k][--sizes[k]] = number.applyAsDouble(row);
        }
        return groups;
    }
}
