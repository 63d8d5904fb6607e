package dev.sluice.data.prepare;

import dev.sluice.data.Dataset;
import dev.sluice.data.Interactions;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.BitSet;

/** The latest events of each group. Of events of one moment those that stand later in the log are the later. */
final class Latest {
    private Latest() {}

    /** The data without the events of each group that are not among its latest. */
    static Dataset keep(int most, Groups groups, Dataset data, Account account, String reason) {
        Interactions log = data.interactions();
        BitSet earlier = new BitSet(log.size());
        groups.forEach((events, size) -> {
            if (size > most) {
                IntArrays.quickSort(events, 0, size, (a, b) -> compare(a, b, log));
                for (int place = 0; place < size - most; place++) {
                    earlier.set(events[place]);
                }
            }
        });
        return Sieve.without(earlier, data, account, reason);
    }

    /** By moment, and at the same moment by the order of the log. */
    static int compare(int one, int other, Interactions log) {
        int byTime = Long.compare(log.time(one), log.time(other));
        return byTime != 0 ? byTime : Integer.compare(one, other);
    }
}
