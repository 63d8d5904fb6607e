package dev.sluice.eval.slice;

import dev.sluice.eval.statistics.Bootstrap;
import java.util.Optional;

/**
 * How slices are looked at.
 *
 * @param minimum how many users a slice needs to be shown, at least 1
 * @param intervals how to find intervals of the means, if they are wanted
 */
public record Slicing(int minimum, Optional<Bootstrap> intervals) {
    public Slicing {
        if (minimum < 1) {
            throw new IllegalArgumentException("minimum must be at least 1: " + minimum);
        }
    }

    /** Slices of at least 30 users, with intervals. */
    public static Slicing defaults() {
        return new Slicing(30, Optional.of(Bootstrap.defaults()));
    }

    /** The same with another minimum. */
    public Slicing withMinimum(int other) {
        return new Slicing(other, intervals);
    }

    /** The same without intervals. */
    public Slicing withoutIntervals() {
        return new Slicing(minimum, Optional.empty());
    }
}
