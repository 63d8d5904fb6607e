package dev.sluice;

import java.time.Duration;

/** A moment by which an answer is wanted, on the clock of this process. Immutable. */
public final class Deadline {
    /** No deadline: the answer may take as long as it takes. */
    public static final Deadline NONE = new Deadline(false, 0);

    private static final Duration LONGEST = Duration.ofDays(10_000);

    private final boolean bounded;
    private final long nanoTime;

    private Deadline(boolean bounded, long nanoTime) {
        this.bounded = bounded;
        this.nanoTime = nanoTime;
    }

    /** The moment this long from now; a time beyond 10,000 days is no deadline. */
    public static Deadline in(Duration time) {
        return time.compareTo(LONGEST) > 0 ? NONE : new Deadline(true, System.nanoTime() + time.toNanos());
    }

    /** Whether there is a deadline at all. */
    public boolean isBounded() {
        return bounded;
    }

    /** Nanoseconds from now until the deadline: 0 once it has passed, {@link Long#MAX_VALUE} if there is none. */
    public long nanosLeft() {
        return bounded ? Math.max(0, nanoTime - System.nanoTime()) : Long.MAX_VALUE;
    }

    /** Whether the time is up. */
    public boolean isPassed() {
        return bounded && nanoTime - System.nanoTime() <= 0;
    }

    /**
     * The moment when this share of the time that is left now will have passed, for a stage that must leave time to
     * others.
     *
     * @param share in [0, 1]
     */
    public Deadline afterShare(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be from 0 to 1: " + share);
        }
        return bounded ? new Deadline(true, System.nanoTime() + (long) (share * nanosLeft())) : this;
    }

    @Override
    public String toString() {
        return bounded ? "in " + nanosLeft() / 1_000_000 + " ms" : "none";
    }
}
