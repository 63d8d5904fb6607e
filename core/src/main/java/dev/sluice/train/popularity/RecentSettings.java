package dev.sluice.train.popularity;

import dev.sluice.data.prepare.TimeWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Settings of {@link RecentTrainer}.
 *
 * @param published the column of the items that says when each came out, in seconds since the epoch; empty goes by the
 *     first event of each
 * @param window when an item must have come; empty if that does not matter
 */
public record RecentSettings(Optional<String> published, Optional<TimeWindow> window) {
    /** By the first event of each item, however long ago. */
    public static RecentSettings defaults() {
        return new RecentSettings(Optional.empty(), Optional.empty());
    }

    /** These settings by a column of the items, and by the first event of those of which it says nothing. */
    public RecentSettings withPublished(String column) {
        return new RecentSettings(Optional.of(column), window);
    }

    /**
     * These settings with the items of so long up to a moment alone: those that are to come out later are no news yet.
     *
     * @param length at least a millisecond
     */
    public RecentSettings withWindow(Duration length, Instant asOf) {
        return new RecentSettings(published, Optional.of(TimeWindow.last(length, asOf)));
    }
}
