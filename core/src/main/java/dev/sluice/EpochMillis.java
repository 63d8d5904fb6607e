package dev.sluice;

import java.time.Instant;

/** The range of moments that are kept in milliseconds since the epoch: some 292 million years before and after it. */
final class EpochMillis {
    private static final Instant FIRST = Instant.ofEpochMilli(Long.MIN_VALUE);
    private static final Instant LAST = Instant.ofEpochMilli(Long.MAX_VALUE);

    private EpochMillis() {}

    static Instant require(Instant moment, String what) {
        if (moment.isBefore(FIRST) || moment.isAfter(LAST)) {
            throw new IllegalArgumentException(what + " must be from " + FIRST + " to " + LAST + ": " + moment);
        }
        return moment;
    }
}
