package dev.sluice.data.label;

import java.time.Duration;
import java.time.Instant;

/** Times in the unit of events, milliseconds; those that are too far away become the farthest. */
final class Millis {
    private Millis() {}

    static long of(Instant moment) {
        try {
            return moment.toEpochMilli();
        } catch (ArithmeticException e) {
            return moment.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    /** @param length not negative */
    static long of(Duration length) {
        try {
            return length.toMillis();
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
    }

    /** @param length not negative */
    static long after(long moment, long length) {
        return moment > Long.MAX_VALUE - length ? Long.MAX_VALUE : moment + length;
    }
}
