package dev.sluice.train;

import dev.sluice.data.Interactions;
import dev.sluice.internal.sort.RowOrder;
import it.unimi.dsi.fastutil.ints.IntArrays;

/** The numbers of the events of each user, in the order of the log. */
final class EventsByUser {
    private final RowOrder events;

    EventsByUser(Interactions log) {
        events = RowOrder.of(log.size(), log::user, log.userRows());
    }

    int[] of(int user) {
        return events.of(user);
    }

    /** The same from the oldest to the newest, those of one moment in the order of the log. */
    int[] inTime(int user, Interactions log) {
        int[] sorted = of(user);
        IntArrays.mergeSort(sorted, (a, b) -> Long.compare(log.time(a), log.time(b)));
        return sorted;
    }
}
