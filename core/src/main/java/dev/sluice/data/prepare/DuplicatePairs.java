package dev.sluice.data.prepare;

import dev.sluice.data.Dataset;
import dev.sluice.data.Interactions;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Makes one event of all events of a user and an item.
 *
 * @param policy which one stays, and with what value
 */
public record DuplicatePairs(Policy policy) implements Step {
    /** What stays of a pair. Of events of one moment those that stand later in the log are the later. */
    public enum Policy {
        /** The earliest event. */
        FIRST,
        /** The latest event. */
        LAST,
        /** The latest event, with the sum of all values. */
        SUM,
        /** The event of the highest value, the earliest of those. */
        MAX
    }

    /** @throws IllegalArgumentException if a sum is too large for a value */
    @Override
    public Dataset apply(Dataset data, Account account) {
        Interactions log = data.interactions();
        Groups pairs = Groups.byPair(log);
        BitSet repeats = new BitSet(log.size());
        pairs.forEach((events, size) -> {
            int kept = kept(events, size, log);
            for (int place = 0; place < size; place++) {
                repeats.set(events[place], events[place] != kept);
            }
        });
        Dataset valued = policy == Policy.SUM ? data.with(log.withValues(sums(pairs, log))) : data;
        return Sieve.without(repeats, valued, account, "of a pair of which another event stays");
    }

    private int kept(int[] events, int size, Interactions log) {
        int kept = events[0];
        for (int place = 1; place < size; place++) {
            if (isBetter(events[place], kept, log)) {
                kept = events[place];
            }
        }
        return kept;
    }

    private boolean isBetter(int event, int than, Interactions log) {
        int byTime = Latest.compare(event, than, log);
        int byValue = Float.compare(log.value(event), log.value(than));
        return switch (policy) {
            case FIRST -> byTime < 0;
            case LAST, SUM -> byTime > 0;
            case MAX -> byValue > 0 || (byValue == 0 && byTime < 0);
        };
    }

    /** For each event the sum of its pair. */
    private static float[] sums(Groups pairs, Interactions log) {
        float[] sums = new float[log.size()];
        pairs.forEach((events, size) -> {
            double sum = Arrays.stream(events, 0, size).mapToDouble(log::value).sum();
            for (int place = 0; place < size; place++) {
                sums[events[place]] = (float) sum;
            }
        });
        return sums;
    }
}
