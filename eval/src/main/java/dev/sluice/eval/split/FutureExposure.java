package dev.sluice.eval.split;

import dev.sluice.data.Interactions;
import it.unimi.dsi.fastutil.longs.LongArrays;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Locale;

/**
 * How far training knows the future of what is tested: what a warning says, in numbers.
 *
 * @param users tested users with a tested event that others' training events are later than, of all tested users
 * @param queries such tested events, of all tested events
 * @param later the share of the training events that are later than a tested one, in the mean of the tested events; in
 *     [0, 1]
 */
public record FutureExposure(Share users, Share queries, double later) {
    /** Of parts with times. Sorts the times of the training, 8 bytes an event. */
    static FutureExposure of(Interactions train, Interactions test) {
        LastMoments last = LastMoments.of(train);
        long[] times = new long[train.size()];
        Arrays.setAll(times, train::time);
        LongArrays.radixSort(times);
        BitSet tested = new BitSet();
        BitSet exposed = new BitSet();
        int queries = 0;
        double later = 0;
        for (int event = 0; event < test.size(); event++) {
            int user = test.user(event);
            tested.set(user);
            if (last.ofOthers(user) > test.time(event)) {
                exposed.set(user);
                queries++;
            }
            later += times.length - notLater(times, test.time(event));
        }
        return new FutureExposure(
                new Share(exposed.cardinality(), tested.cardinality()),
                new Share(queries, test.size()),
                later / test.size() / times.length);
    }

    private static int notLater(long[] times, long moment) {
        int low = 0;
        int high = times.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] <= moment) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "later events of others were trained on for %s tested users, %s tested events;"
                        + " in the mean %.1f %% of the training is later",
                users,
                queries,
                100 * later);
    }

    /** The last moment of the user whose last is the latest, and that of all others. */
    private record LastMoments(int user, long first, long second) {
        static LastMoments of(Interactions events) {
            int user = 0;
            long first = Long.MIN_VALUE;
            long second = Long.MIN_VALUE;
            for (int event = 0; event < events.size(); event++) {
                long time = events.time(event);
                if (events.user(event) == user) {
                    first = Math.max(first, time);
                } else if (time > first) {
                    second = first;
                    first = time;
                    user = events.user(event);
                } else {
                    second = Math.max(second, time);
                }
            }
            return new LastMoments(user, first, second);
        }

        long ofOthers(int asked) {
            return asked == user ? second : first;
        }
    }
}
