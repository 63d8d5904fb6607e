package dev.sluice.train.popularity;

import dev.sluice.data.label.Recency;
import dev.sluice.data.prepare.TimeWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Settings of {@link PopularityTrainer}.
 *
 * @param counted what is counted
 * @param window when it must have happened; empty if that does not matter
 * @param recency how older events fade; empty if they do not
 */
public record PopularitySettings(Counted counted, Optional<TimeWindow> window, Optional<Recency> recency) {
    /** What makes an item popular. */
    public enum Counted {
        /** Each user once, at the latest moment they met the item. */
        USERS,
        /** Each event. */
        EVENTS
    }

    /** Distinct users, however long ago. */
    public static PopularitySettings defaults() {
        return new PopularitySettings(Counted.USERS, Optional.empty(), Optional.empty());
    }

    /** These settings with something else counted. */
    public PopularitySettings withCounted(Counted value) {
        return new PopularitySettings(value, window, recency);
    }

    /**
     * These settings with events of so long up to a moment alone; earlier and later ones do not count.
     *
     * @param length at least a millisecond
     */
    public PopularitySettings withWindow(Duration length, Instant asOf) {
        return new PopularitySettings(counted, Optional.of(TimeWindow.last(length, asOf)), recency);
    }

    /** These settings with events that fade; none that counts may be later than that moment. */
    public PopularitySettings withRecency(Duration halfLife, Instant asOf) {
        return new PopularitySettings(counted, window, Optional.of(new Recency(halfLife, asOf)));
    }
}
