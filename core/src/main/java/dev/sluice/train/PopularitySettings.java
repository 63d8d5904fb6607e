package dev.sluice.train;

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

    /**
     * Fading by half-lives.
     *
     * @param halfLife after which an event counts half, at least a millisecond
     * @param asOf the moment at which an event counts whole; no event may be later
     */
    public record Recency(Duration halfLife, Instant asOf) {
        private static final Duration SHORTEST = Duration.ofMillis(1);

        /** Checks the half-life. */
        public Recency {
            if (halfLife.compareTo(SHORTEST) < 0) {
                throw new IllegalArgumentException("half-life must be at least a millisecond: " + halfLife);
            }
        }

        /** What an event counts: {@code 2^(-age / halfLife)}. */
        double weight(long time) {
            double age = (double) asOf.toEpochMilli() - time;
            if (age < 0) {
                throw new IllegalArgumentException(
                        "no event may be later than " + asOf + ": " + Instant.ofEpochMilli(time));
            }
            return Math.pow(2, -age / (halfLife.getSeconds() * 1e3 + halfLife.getNano() * 1e-6));
        }
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
