package dev.sluice.examples.load;

import java.util.OptionalDouble;

/**
 * What goes wrong, and what changes, while requests are answered.
 *
 * @param faults by a script
 * @param share of the calls of a component that go wrong, in (0, 1]
 * @param swapEvery seconds after which another version becomes the current one, again and again, above 0
 */
public record Trouble(FaultKind faults, double share, OptionalDouble swapEvery) {
    /** Checks the ranges. */
    public Trouble {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("fault share must be above 0 and at most 1: " + share);
        }
        if (!(swapEvery.orElse(1) > 0 && swapEvery.orElse(1) < 1e6)) {
            throw new IllegalArgumentException(
                    "seconds between swaps must be above 0 and below 1000000: " + swapEvery.getAsDouble());
        }
    }

    /** How many versions it takes. */
    int versions() {
        return interval().isPresent() ? 2 : 1;
    }

    /** Seconds between swaps: each second with all faults, unless it was said otherwise. */
    OptionalDouble interval() {
        return swapEvery.isEmpty() && faults == FaultKind.ALL ? OptionalDouble.of(1) : swapEvery;
    }
}
