package dev.sluice.funnel;

import java.time.Duration;

/**
 * When a generator is left alone for a while. Start from {@link #defaults()}, half of 50 calls and five seconds, and
 * change what matters.
 *
 * <p>A circuit breaker looks at the last calls of a generator. When too many of them failed, were too late for their
 * query, or took long, it opens: calls are refused at once, so that nobody waits for what will fail and what is
 * overloaded can recover. After a while a few probes go through and decide whether it closes again.
 *
 * @param failureShare of the last calls that failed or were too late at which it opens, above 0 and at most 1
 * @param window how many calls it looks back on; it does not open before it has seen as many, at least 1
 * @param slowShare of the last calls that were slow at which it opens, above 0 and at most 1
 * @param slowCall from when on a call is slow, above 0
 * @param pause how long it stays open, at least 1 ms
 * @param probes calls that go through after the pause, at least 1
 * @see <a href="https://martinfowler.com/bliki/CircuitBreaker.html">Fowler 2014, after Nygard's Release It!</a>
 */
public record BreakerSettings(
        double failureShare, int window, double slowShare, Duration slowCall, Duration pause, int probes) {
    public BreakerSettings {
        checkShare("failure share", failureShare);
        checkCount("window", window);
        checkShare("slow share", slowShare);
        checkTime("slow call", slowCall, Duration.ofNanos(1));
        checkTime("pause", pause, Duration.ofMillis(1));
        checkCount("probes", probes);
    }

    /**
     * Opens when half of the last 50 calls failed, for five seconds, and lets five probes through. No call is too slow
     * by itself, but for one of a minute: what is too late for its query has failed.
     */
    public static BreakerSettings defaults() {
        return new BreakerSettings(0.5, 50, 1, Duration.ofMinutes(1), Duration.ofSeconds(5), 5);
    }

    /** The same with this share of failures, in (0, 1]. */
    public BreakerSettings withFailureShare(double share) {
        return new BreakerSettings(share, window, slowShare, slowCall, pause, probes);
    }

    /** The same, looking back on so many calls. */
    public BreakerSettings withWindow(int calls) {
        return new BreakerSettings(failureShare, calls, slowShare, slowCall, pause, probes);
    }

    /** The same, open also when this share of the calls took so long or longer. */
    public BreakerSettings withSlowCalls(double share, Duration time) {
        return new BreakerSettings(failureShare, window, share, time, pause, probes);
    }

    /** The same, open for so long. */
    public BreakerSettings withPause(Duration time) {
        return new BreakerSettings(failureShare, window, slowShare, slowCall, time, probes);
    }

    /** The same with so many probes. */
    public BreakerSettings withProbes(int calls) {
        return new BreakerSettings(failureShare, window, slowShare, slowCall, pause, calls);
    }

    private static void checkShare(String what, double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException(what + " must be above 0 and at most 1: " + share);
        }
    }

    private static void checkCount(String what, int count) {
        if (count < 1) {
            throw new IllegalArgumentException(what + " must be at least 1: " + count);
        }
    }

    private static void checkTime(String what, Duration time, Duration least) {
        if (time.compareTo(least) < 0) {
            throw new IllegalArgumentException(what + " must be at least " + least + ": " + time);
        }
    }
}
