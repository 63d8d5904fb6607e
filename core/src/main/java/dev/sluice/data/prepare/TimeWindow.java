package dev.sluice.data.prepare;

import dev.sluice.data.Dataset;
import dev.sluice.data.Interactions;
import java.time.Duration;
import java.time.Instant;

/**
 * Keeps the events of a window of time.
 *
 * @param from events at this moment and before are left out
 * @param to events later than this are left out; after {@code from}
 */
public record TimeWindow(Instant from, Instant to) implements Step {
    public TimeWindow {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a window must end after it begins: " + from + ", " + to);
        }
    }

    /**
     * The window up to a moment.
     *
     * @param length at least a millisecond
     */
    public static TimeWindow last(Duration length, Instant asOf) {
        Checks.atLeastAMillisecond(length, "length");
        return new TimeWindow(Millis.before(asOf, length), asOf);
    }

    /**
     * Whether a moment is in the window.
     *
     * @param time in milliseconds since the epoch
     */
    public boolean contains(long time) {
        return time > Millis.of(from) && time <= Millis.of(to);
    }

    @Override
    public Dataset apply(Dataset data, Account account) {
        Interactions events = data.interactions();
        long after = Millis.of(from);
        long last = Millis.of(to);
        return Sieve.apply(
                data,
                account,
                event -> {
                    if (events.time(event) <= after) {
                        return 1;
                    }
                    return events.time(event) > last ? 2 : Sieve.KEPT;
                },
                "before the window",
                "later than " + to);
    }
}
