package dev.sluice.funnel;

import dev.sluice.Query;

/** How many candidates a stage is asked for. */
final class StageLimit {
    private StageLimit() {}

    /**
     * The share of the stage's limit that the query's effort is worth, and as many as the query wants at least, since a
     * request for more than the stage's limit should not come back short.
     */
    static int of(int limit, Query query) {
        return Math.max(query.limit(), (int) Math.ceil(limit * query.effort()));
    }
}
