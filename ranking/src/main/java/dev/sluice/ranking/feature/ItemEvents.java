package dev.sluice.ranking.feature;

import dev.sluice.data.Interactions;
import java.util.Arrays;

/** The moments of each item's events, ascending. Costs 8 bytes of heap an event and 4 an item. Immutable. */
final class ItemEvents {
    private final int[] starts;
    private final long[] times;
    private final long last;

    private ItemEvents(int[] starts, long[] times, long last) {
        this.starts = starts;
        this.times = times;
        this.last = last;
    }

    static ItemEvents of(Interactions events) {
        int[] starts = new int[events.itemRows() + 1];
        long last = Long.MIN_VALUE;
        for (int event = 0; event < events.size(); event++) {
            starts[events.item(event) + 1]++;
            last = Math.max(last, events.time(event));
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        int[] next = starts.clone();
        long[] times = new long[events.size()];
        for (int event = 0; event < times.length; event++) {
            times[next[events.item(event)]++] = events.time(event);
        }
        for (int item = 0; item + 1 < starts.length; item++) {
            Arrays.sort(times, starts[item], starts[item + 1]);
        }
        return new ItemEvents(starts, times, last);
    }

    /** The moment of the latest event of all, the least there is if there are none. */
    long last() {
        return last;
    }

    /** The moment of an item's first event; it must have one. */
    long first(int item) {
        return times[starts[item]];
    }

    /** How many events an item has before a moment. Costs the logarithm of its events. */
    int before(int item, long moment) {
        int low = starts[item];
        int high = starts[item + 1];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] < moment) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - starts[item];
    }
}
