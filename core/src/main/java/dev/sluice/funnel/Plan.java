package dev.sluice.funnel;

import dev.sluice.ModelVersion;
import dev.sluice.internal.notice.Audience;
import java.io.Closeable;
import java.util.List;
import java.util.Optional;

/**
 * The stages of a funnel, as they were built.
 *
 * @param slate how many candidates the last filters are shown at first, or as many as are wanted if that is more
 * @param owned what is closed with the funnel
 */
record Plan(
        ModelVersion version,
        Generation generation,
        List<FilterStage> filters,
        List<RankerStage> rankers,
        List<FilterStage> lastFilters,
        int slate,
        Optional<GeneratorStage> fallback,
        Audience<FunnelListener> listeners,
        List<Closeable> owned) {
    /** Name of the stage that merges what the generators proposed. */
    static final String MERGE = "merge";

    /** The stage that decides the order, and so who is left when there are too many. */
    String lastRanking() {
        return rankers.isEmpty() ? MERGE : rankers.get(rankers.size() - 1).name();
    }
}
