package dev.sluice;

import java.time.Instant;

/**
 * One thing a user did, in the application's words.
 *
 * @param item the application's id
 * @param time when, within the range of epoch milliseconds
 * @param value how much it counts, finite; 1 where nothing better is known
 */
public record Interaction(String item, Instant time, float value) {
    public Interaction {
        EpochMillis.require(time, "time of item " + item);
        if (!Float.isFinite(value)) {
            throw new IllegalArgumentException("value of item " + item + " must be finite: " + value);
        }
    }

    /** An interaction that counts 1. */
    public static Interaction of(String item, Instant time) {
        return new Interaction(item, time, 1);
    }
}
