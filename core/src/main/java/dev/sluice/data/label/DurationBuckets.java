package dev.sluice.data.label;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.io.IOException;
import java.util.Arrays;

/** Buckets of durations, fitted. Bucket {@code k} holds what is above bound {@code k - 1} and up to bound {@code k}. */
final class DurationBuckets {
    private final double[] bounds;

    private DurationBuckets(double[] bounds) {
        this.bounds = bounds;
    }

    /** @param durations at least one, finite, in any order */
    static DurationBuckets fit(double[] durations, Buckets settings) {
        double[] ascending = durations.clone();
        Arrays.parallelSort(ascending);
        IntArrayList ends = ends(ascending, settings);
        merge(ends, settings.leastRows());
        double[] bounds = new double[ends.size() - 1];
        Arrays.setAll(bounds, k -> middle(ascending[ends.getInt(k) - 1], ascending[ends.getInt(k)]));
        return new DurationBuckets(bounds);
    }

    /** Where the buckets end, none of them empty and equal durations together. */
    private static IntArrayList ends(double[] ascending, Buckets settings) {
        IntArrayList ends = new IntArrayList();
        for (int k = 1; k < settings.count(); k++) {
            int end = Sorted.upTo(ascending, greatest(ascending, settings, k));
            if (end > (ends.isEmpty() ? 0 : ends.topInt()) && end < ascending.length) {
                ends.add(end);
            }
        }
        ends.add(ascending.length);
        return ends;
    }

    /** The greatest duration that is in one of the first {@code k} buckets. */
    private static double greatest(double[] ascending, Buckets settings, int k) {
        int size = ascending.length;
        double least = ascending[0];
        return switch (settings.cut()) {
            case EQUAL_FREQUENCY ->
                ascending[
                        Math.max(0, Math.toIntExact(((long) k * size + settings.count() - 1) / settings.count()) - 1)];
            case EQUAL_WIDTH -> least + (ascending[size - 1] - least) * k / settings.count();
        };
    }

    /** Drops ends until every bucket has enough, or there is one bucket. */
    private static void merge(IntArrayList ends, int leastRows) {
        while (ends.size() > 1) {
            int smallest = 0;
            for (int k = 1; k < ends.size(); k++) {
                smallest = size(ends, k) < size(ends, smallest) ? k : smallest;
            }
            if (size(ends, smallest) >= leastRows) {
                return;
            }
            ends.removeInt(isWithNext(ends, smallest) ? smallest : smallest - 1);
        }
    }

    private static boolean isWithNext(IntArrayList ends, int k) {
        boolean isLast = k == ends.size() - 1;
        return k == 0 || (!isLast && size(ends, k + 1) < size(ends, k - 1));
    }

    private static int size(IntArrayList ends, int k) {
        return ends.getInt(k) - (k == 0 ? 0 : ends.getInt(k - 1));
    }

    /** Half way between two durations, and below the second even where no number lies between them. */
    private static double middle(double greatest, double nextLeast) {
        double middle = greatest + (nextLeast - greatest) / 2;
        return middle < nextLeast ? middle : greatest;
    }

    void write(LabelOutput output) throws IOException {
        output.numbers(bounds);
    }

    static DurationBuckets read(LabelInput input) {
        return new DurationBuckets(input.ascending());
    }

    /** Refuses that there is not one of something for each bucket. */
    void requireCount(int found) {
        if (found != count()) {
            throw LabelInput.damaged(found + " parts for " + count() + " buckets");
        }
    }

    /** How many. */
    int count() {
        return bounds.length + 1;
    }

    /** The bucket of a duration, which is no NaN. */
    int of(double duration) {
        return Sorted.below(bounds, duration);
    }
}
