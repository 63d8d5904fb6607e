package dev.sluice.train.engine;

import dev.sluice.data.InteractionMatrix;

/** Rules that the settings of several trainers share. */
public final class Checks {
    private Checks() {}

    public static void finiteAndNotNegative(double value, String what) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(what + " must be finite and not negative: " + value);
        }
    }

    public static void from(int least, int value, String what) {
        if (value < least) {
            throw new IllegalArgumentException(what + " must be at least " + least + ": " + value);
        }
    }

    public static void notEmpty(InteractionMatrix interactions) {
        from(1, interactions.size(), "number of interactions");
    }
}
