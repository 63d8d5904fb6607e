package dev.sluice.train.graph;

/**
 * How much those with many events count for less. Each number is what a count of events is raised to, as a divisor: 0
 * counts all alike.
 *
 * @param user of users, when two items are compared by the users whom they have in common; from 0 to 2
 * @param item of items, on both sides of that comparison; from 0 to 2
 * @param history of the items of a history, which the items proposed are multiplied by: with more of it the rare items
 *     of a history say more and popular items are proposed sooner; finite
 */
public record Exponents(double user, double item, double history) {
    /** What {@link GraphFilterSettings#defaults} has: users with long histories count for more than in a walk. */
    public static final Exponents DEFAULT = new Exponents(0.3, 0.5, 0.45);

    /** The graph's symmetric normalisation, seen as a walk: from the history to its users to their items. */
    public static final Exponents WALK = new Exponents(0.5, 0.5, 0.5);

    /** Checks the ranges. */
    public Exponents {
        require(0, user, "user exponent");
        require(0, item, "item exponent");
        require(-2, history, "history exponent");
    }

    private static void require(int least, double exponent, String what) {
        if (!(exponent >= least && exponent <= 2)) {
            throw new IllegalArgumentException(what + " must be from " + least + " to 2: " + exponent);
        }
    }
}
