package dev.sluice.ranking.input;

import dev.sluice.ranking.Examples;

/**
 * How a feature of numbers or flags is read: in standard deviations from the mean of the examples that have it, by
 * their weights; what is outside of all that training saw counts as the nearest that it saw, so that a value gone
 * astray does not carry a prediction away.
 *
 * @param mean of the examples
 * @param deviation standard deviation, above 0; 1 where all examples agree
 * @param least of the examples
 * @param greatest of the examples
 * @param missing whether any example lacks the feature
 */
record Scale(float mean, float deviation, float least, float greatest, boolean missing) {
    /** What no example has is 0 whatever it is. */
    private static final Scale OF_NOTHING = new Scale(0, 1, 0, 0, true);

    static Scale of(Examples examples, int column) {
        double weights = 0;
        double sum = 0;
        float least = Float.POSITIVE_INFINITY;
        float greatest = Float.NEGATIVE_INFINITY;
        boolean missing = false;
        for (int row = 0; row < examples.size(); row++) {
            float value = examples.feature(row, column);
            float weight = examples.weight(row);
            if (Float.isNaN(value)) {
                missing = true;
            } else if (weight > 0) {
                weights += weight;
                sum += (double) weight * value;
                least = Math.min(least, value);
                greatest = Math.max(greatest, value);
            }
        }
        if (weights == 0) {
            return OF_NOTHING;
        }
        float mean = least == greatest ? least : (float) (sum / weights);
        return new Scale(mean, deviation(examples, column, mean, weights), least, greatest, missing);
    }

    private static float deviation(Examples examples, int column, float mean, double weights) {
        double squares = 0;
        for (int row = 0; row < examples.size(); row++) {
            float value = examples.feature(row, column);
            if (!Float.isNaN(value)) {
                double apart = (double) value - mean;
                squares += examples.weight(row) * apart * apart;
            }
        }
        float deviation = (float) Math.sqrt(squares / weights);
        return deviation < Float.MIN_NORMAL ? 1 : deviation;
    }

    /** Puts values on the scale; 0, which is the mean, where one is missing. */
    void read(float[] values, int count, float[] into) {
        for (int row = 0; row < count; row++) {
            float value = values[row];
            into[row] = Float.isNaN(value) ? 0 : (Math.max(least, Math.min(greatest, value)) - mean) / deviation;
        }
    }
}
