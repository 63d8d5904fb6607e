package dev.sluice.train;

import dev.sluice.data.Interactions;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.Arrays;

/** The numbers of the events of each user, in the order of the log. */
final class EventsByUser {
    private final int[] starts;
    private final int[] events;

    EventsByUser(Interactions log) {
        starts = new int[log.userRows() + 1];
        for (int event = 0; event < log.size(); event++) {
            starts[log.user(event) + 1]++;
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        int[] next = starts.clone();
        events = new int[log.size()];
        for (int event = 0; event < log.size(); event++) {
            events[next[log.user(event)]++] = event;
        }
    }

    int[] of(int user) {
        return Arrays.copyOfRange(events, starts[user], starts[user + 1]);
    }

    /** The same from the oldest to the newest, those of one moment in the order of the log. */
    int[] inTime(int user, Interactions log) {
        int[] sorted = of(user);
        IntArrays.mergeSort(sorted, (a, b) -> Long.compare(log.time(a), log.time(b)));
        return sorted;
    }
}
