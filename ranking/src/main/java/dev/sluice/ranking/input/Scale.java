package dev.sluice.ranking.input;

import dev.sluice.ranking.Examples;
import java.util.Optional;

/**
 * How a feature is read: in standard deviations from the mean of the examples that have it, by their weights. Both are
 * floats, as they are saved, so that training and serving read the same.
 *
 * @param mean of the examples
 * @param deviation standard deviation, above 0; 1 where all examples agree
 */
public record Scale(float mean, float deviation) {
    /** Leaves values as they are. */
    public static final Scale AS_IS = new Scale(0, 1);

    /** The scale of a column; empty if no example that counts has it. */
    public static Optional<Scale> of(Examples examples, int column) {
        double weights = 0;
        double sum = 0;
        float least = Float.POSITIVE_INFINITY;
        float greatest = Float.NEGATIVE_INFINITY;
        for (int row = 0; row < examples.size(); row++) {
            float value = examples.feature(row, column);
            float weight = examples.weight(row);
            if (!Float.isNaN(value) && weight > 0) {
                weights += weight;
                sum += (double) weight * value;
                least = Math.min(least, value);
                greatest = Math.max(greatest, value);
            }
        }
        if (weights == 0) {
            return Optional.empty();
        }
        float mean = least == greatest ? least : (float) (sum / weights);
        return Optional.of(new Scale(mean, deviation(examples, column, mean, weights)));
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

    /** A value that is there, in deviations from the mean. */
    public double standard(float value) {
        return ((double) value - mean) / deviation;
    }
}
