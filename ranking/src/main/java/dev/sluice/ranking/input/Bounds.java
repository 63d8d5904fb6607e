package dev.sluice.ranking.input;

import dev.sluice.ranking.Examples;

/**
 * What training saw of a feature of numbers or flags. What is outside counts as the nearest that it saw, so that a
 * value gone astray does not carry a prediction away.
 *
 * @param least of the examples that count
 * @param greatest of the examples that count
 * @param missing whether any example lacks the feature
 */
record Bounds(float least, float greatest, boolean missing) {
    /** What no example has is 0 whatever it is. */
    private static final Bounds OF_NOTHING = new Bounds(0, 0, true);

    static Bounds of(Examples examples, int column) {
        float least = Float.POSITIVE_INFINITY;
        float greatest = Float.NEGATIVE_INFINITY;
        boolean missing = false;
        for (int row = 0; row < examples.size(); row++) {
            float value = examples.feature(row, column);
            if (Float.isNaN(value)) {
                missing = true;
            } else if (examples.weight(row) > 0) {
                least = Math.min(least, value);
                greatest = Math.max(greatest, value);
            }
        }
        return least <= greatest ? new Bounds(least, greatest, missing) : OF_NOTHING;
    }

    /** Puts values on a scale; 0, which is the mean, where one is missing. */
    void read(Scale scale, float[] values, int count, float[] into) {
        for (int row = 0; row < count; row++) {
            float value = values[row];
            into[row] = Float.isNaN(value)
                    ? 0
                    : (Math.max(least, Math.min(greatest, value)) - scale.mean()) / scale.deviation();
        }
    }
}
