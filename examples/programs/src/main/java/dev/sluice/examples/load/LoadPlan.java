package dev.sluice.examples.load;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What load is put on what.
 *
 * @param world that is made up
 * @param index its vectors are searched by
 * @param executor on which generators run
 * @param threads of the system that answer at most, at least 1
 * @param rate requests a second, above 0; none: one after the other
 * @param seconds that are measured, above 0
 * @param warmUp seconds before, at least 0
 * @param budget of each request
 */
public record LoadPlan(
        WorldSettings world,
        SearchIndex index,
        ThreadsKind executor,
        int threads,
        OptionalDouble rate,
        double seconds,
        double warmUp,
        Optional<Duration> budget) {
    private static final double MOST_RATE = 1e6;
    private static final double MOST_SECONDS = 1e5;
    private static final double MOST_REQUESTS = 1e8;

    /** Checks the ranges. */
    public LoadPlan {
        if (rate.isPresent()) {
            inRange("rate", rate.getAsDouble(), MOST_RATE);
        }
        inRange("seconds", seconds, MOST_SECONDS);
        if (!(warmUp >= 0 && warmUp <= MOST_SECONDS)) {
            throw new IllegalArgumentException("warm-up must be from 0 to 100000 seconds: " + warmUp);
        }
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1: " + threads);
        }
        if (rate.orElse(1) * Math.max(seconds, warmUp) > MOST_REQUESTS) {
            throw new IllegalArgumentException("there may be at most 100000000 requests: rate " + rate.orElse(1)
                    + " for " + Math.max(seconds, warmUp) + " seconds");
        }
        if (budget.isPresent() && budget.get().toNanos() < 1) {
            throw new IllegalArgumentException("budget must be more than nothing: " + budget.get());
        }
    }

    private static void inRange(String what, double value, double most) {
        if (!(value > 0 && value <= most)) {
            throw new IllegalArgumentException(what + " must be above 0 and at most " + (long) most + ": " + value);
        }
    }
}
