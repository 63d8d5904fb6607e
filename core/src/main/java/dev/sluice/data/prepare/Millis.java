package dev.sluice.data.prepare;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/** Moments in the unit of events, milliseconds since the epoch; those that are too far away become the farthest. */
final class Millis {
    private Millis() {}

    /** The last millisecond that is not after the moment. */
    static long of(Instant moment) {
        try {
            return moment.toEpochMilli();
        } catch (ArithmeticException e) {
            return moment.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    /** The moment that was so long before. */
    static Instant before(Instant moment, Duration span) {
        try {
            return moment.minus(span);
        } catch (DateTimeException | ArithmeticException e) {
            return Instant.MIN;
        }
    }
}
