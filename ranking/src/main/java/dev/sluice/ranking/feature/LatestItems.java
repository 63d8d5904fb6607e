package dev.sluice.ranking.feature;

import dev.sluice.History;
import dev.sluice.Query;
import it.unimi.dsi.fastutil.ints.IntLinkedOpenHashSet;

/** The items of a history by their latest events. */
final class LatestItems {
    private LatestItems() {}

    /** The distinct items of the newest events up to the moment of the query, the newest first. */
    static int[] of(Query query, int most) {
        History history = query.history();
        IntLinkedOpenHashSet items = new IntLinkedOpenHashSet();
        for (int event = PastEvents.count(query) - 1; event >= 0 && items.size() < most; event--) {
            items.add(history.item(event));
        }
        return items.toIntArray();
    }
}
