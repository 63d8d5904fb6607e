package dev.sluice.train.popularity;

import dev.sluice.data.label.Recency;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Settings of {@link PopularityTrainer}.
 *
 * @param counted what is counted
 * @param recency how older events fade; empty if they do not
 */
public record PopularitySettings(Counted counted, Optional<Recency> recency) {
    /** What makes an item popular. */
    public enum Counted {
        /** Each user once, at the latest moment they met the item. */
        USERS,
        /** Each event. */
        EVENTS
    }

    /** Distinct users, however long ago. */
    public static PopularitySettings defaults() {
        return new PopularitySettings(Counted.USERS, Optional.empty());
    }

    /** These settings with something else counted. */
    public PopularitySettings withCounted(Counted value) {
        return new PopularitySettings(value, recency);
    }

    /** These settings with events that fade. */
    public PopularitySettings withRecency(Duration halfLife, Instant asOf) {
        return new PopularitySettings(counted, Optional.of(new Recency(halfLife, asOf)));
    }
}
