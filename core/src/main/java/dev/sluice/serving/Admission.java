package dev.sluice.serving;

import java.time.Duration;

/**
 * How many requests are answered at once, and how many more may wait for that. A request that finds no place, or has
 * waited in vain, is answered at once by the funnel's fallback and filters alone, and says so: {@code OVERLOAD}.
 *
 * @param concurrent at most this many at once, at least 1
 * @param waiting at most this many more wait, at least 0
 * @param share of its time budget that a request waits at most, in [0, 1]
 * @param longest that a request waits at most, at least 0, whatever its budget
 */
public record Admission(int concurrent, int waiting, double share, Duration longest) {
    private static final Duration BOUND = Duration.ofDays(1);

    public Admission {
        if (concurrent < 1) {
            throw new IllegalArgumentException("concurrent must be at least 1: " + concurrent);
        }
        if (waiting < 0) {
            throw new IllegalArgumentException("waiting must be at least 0: " + waiting);
        }
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be from 0 to 1: " + share);
        }
        if (longest.isNegative() || longest.compareTo(BOUND) > 0) {
            throw new IllegalArgumentException("a request waits from nothing to a day: " + longest);
        }
    }

    /** Everybody is answered at once. */
    public static Admission unlimited() {
        return of(Integer.MAX_VALUE, 0);
    }

    /** So many at once and so many waiting, each for at most a quarter of its budget and 100 ms. */
    public static Admission of(int concurrent, int waiting) {
        return new Admission(concurrent, waiting, 0.25, Duration.ofMillis(100));
    }

    /** These limits with another bound on the time that a request waits. */
    public Admission withWait(double budgetShare, Duration atMost) {
        return new Admission(concurrent, waiting, budgetShare, atMost);
    }
}
