package dev.sluice.ranking.feature;

import dev.sluice.History;
import dev.sluice.Query;

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
}
