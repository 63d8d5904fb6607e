package dev.sluice.ranking.feature;

import dev.sluice.BatchMemory;
import dev.sluice.History;
import dev.sluice.Query;
import dev.sluice.ranking.BatchValues;
import dev.sluice.ranking.ItemValues;

/** What of a query's history was known at its moment. */
final class PastEvents {
    private PastEvents() {}

    /** How many events there are up to the moment: the first so many of the history. */
    static int count(Query query) {
        History history = query.history();
        int count = history.size();
        while (count > 0 && history.time(count - 1) > query.moment()) {
            count--;
        }
        return count;
    }

    /** The values of the items of the first so many events, in their order. */
    static BatchValues values(Query query, int count, ItemValues values, BatchMemory memory) {
        int[] items = memory.ints(count);
        for (int event = 0; event < count; event++) {
            items[event] = query.history().item(event);
        }
        return values.of(items, count, memory);
    }
}
