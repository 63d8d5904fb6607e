package dev.sluice.examples.load;

import java.util.OptionalDouble;

/**
 * When requests come.
 *
 * @param rate requests a second, above 0; none: one after the other
 * @param seconds that are measured, above 0
 * @param warmUp seconds before, at least 0
 */
public record Pace(OptionalDouble rate, double seconds, double warmUp) {
    private static final double MOST_RATE = 1e6;
    private static final double MOST_SECONDS = 1e5;
    private static final double MOST_REQUESTS = 1e8;

    /** Checks the ranges. */
    public Pace {
        if (rate.isPresent()) {
            inRange("rate", rate.getAsDouble(), MOST_RATE);
        }
        inRange("seconds", seconds, MOST_SECONDS);
        if (!(warmUp >= 0 && warmUp <= MOST_SECONDS)) {
            throw new IllegalArgumentException("warm-up must be from 0 to 100000 seconds: " + warmUp);
        }
        if (rate.orElse(1) * Math.max(seconds, warmUp) > MOST_REQUESTS) {
            throw new IllegalArgumentException("there may be at most 100000000 requests: rate " + rate.orElse(1)
                    + " for " + Math.max(seconds, warmUp) + " seconds");
        }
    }

    private static void inRange(String what, double value, double most) {
        if (!(value > 0 && value <= most)) {
            throw new IllegalArgumentException(what + " must be above 0 and at most " + (long) most + ": " + value);
        }
    }
}
