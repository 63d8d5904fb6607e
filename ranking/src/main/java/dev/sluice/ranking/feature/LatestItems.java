package dev.sluice.ranking.feature;

import dev.sluice.BatchMemory;
import dev.sluice.History;
import dev.sluice.Query;

/** The items of a history by their latest events. */
final class LatestItems {
    private LatestItems() {}

    /** The distinct items of the newest events up to the moment of the query, the newest first. */
    static Slots of(Query query, int most, BatchMemory memory) {
        History history = query.history();
        int events = PastEvents.count(query);
        Slots items = new Slots(Math.min(most, events), memory);
        for (int event = events - 1; event >= 0 && items.size() < most; event--) {
            items.add(history.item(event));
        }
        return items;
    }
}
