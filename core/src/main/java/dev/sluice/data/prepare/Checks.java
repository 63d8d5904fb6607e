package dev.sluice.data.prepare;

import java.time.Duration;

/** Checks of settings. */
final class Checks {
    private static final Duration SHORTEST = Duration.ofMillis(1);

    private Checks() {}

    static void atLeastOne(int value, String what) {
        if (value < 1) {
            throw new IllegalArgumentException(what + " must be at least 1: " + value);
        }
    }

    static void atLeastAMillisecond(Duration value, String what) {
        if (value.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException(what + " must be at least a millisecond: " + value);
        }
    }
}
