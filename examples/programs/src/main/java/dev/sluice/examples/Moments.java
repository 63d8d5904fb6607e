package dev.sluice.examples;

import dev.sluice.data.Interactions;
import java.time.Duration;
import java.time.Instant;

/**
 * When events happened.
 *
 * @param first the earliest moment
 * @param last the latest moment
 */
record Moments(Instant first, Instant last) {
    private static final Duration LEAST = Duration.ofHours(1);

    /** The moments of at least one event. */
    static Moments of(Interactions events) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (int event = 0; event < events.size(); event++) {
            first = Math.min(first, events.time(event));
            last = Math.max(last, events.time(event));
        }
        return new Moments(Instant.ofEpochMilli(first), Instant.ofEpochMilli(last));
    }

    /** A twentieth of the time between the two, at least an hour. */
    Duration twentieth() {
        Duration part = Duration.between(first, last).dividedBy(20);
        return part.compareTo(LEAST) < 0 ? LEAST : part;
    }
}
