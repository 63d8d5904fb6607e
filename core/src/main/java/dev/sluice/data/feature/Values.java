package dev.sluice.data.feature;

/** What values of features have to be. */
final class Values {
    private Values() {}

    static void check(int key, float value) {
        if (key < 1) {
            throw new IndexOutOfBoundsException("an entity's row must be at least 1: " + key);
        }
        if (Float.isInfinite(value)) {
            throw new IllegalArgumentException("value of row " + key + " must be finite or NaN: " + value);
        }
    }

    /** The error that nothing says which of two values was used. */
    static IllegalArgumentException disagreement(int key, long event, long created, float one, float other) {
        return new IllegalArgumentException("row " + key + " has two values of event time " + event + ", created "
                + created + ": " + one + " and " + other);
    }

    static boolean disagree(float one, float other) {
        return Float.compare(one, other) != 0;
    }
}
