package dev.sluice.examples.load;

/**
 * How large a made-up world is.
 *
 * @param items at least 1,000, so that every generator has enough to propose
 * @param users at least 1
 * @param dimension floats in a vector, at least 1
 * @param seed fixes everything that is drawn
 */
public record WorldSettings(int items, int users, int dimension, long seed) {
    private static final int FEWEST_ITEMS = 1_000;

    /** Checks the ranges. */
    public WorldSettings {
        atLeast("items", items, FEWEST_ITEMS);
        atLeast("users", users, 1);
        atLeast("dim", dimension, 1);
    }

    private static void atLeast(String what, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(what + " must be at least " + least + ": " + value);
        }
    }
}
