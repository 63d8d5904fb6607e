package dev.sluice.train.graph;

import dev.sluice.train.engine.Checks;

/**
 * How much those with many events count for less. Each number is what a count of events is raised to, as a divisor: 0
 * counts all alike.
 *
 * @param user of users, when two items are compared by the users whom they have in common; finite and not negative
 * @param item of items, on both sides of that comparison; finite and not negative
 * @param history of the items of a history, which the items proposed are multiplied by: with more of it the rare items
 *     of a history say more and popular items are proposed sooner; finite
 */
public record Exponents(double user, double item, double history) {
    /** The graph's symmetric normalisation, seen as a walk: from the history to its users to their items. */
    public static final Exponents WALK = new Exponents(0.5, 0.5, 0.5);

    /** Checks the ranges. */
    public Exponents {
        Checks.finiteAndNotNegative(user, "user exponent");
        Checks.finiteAndNotNegative(item, "item exponent");
        if (!Double.isFinite(history)) {
            throw new IllegalArgumentException("history exponent must be finite: " + history);
        }
    }
}
