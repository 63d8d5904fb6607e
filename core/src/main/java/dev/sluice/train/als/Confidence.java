package dev.sluice.train.als;

import dev.sluice.train.engine.Checks;

/**
 * How much an observed pair of user and item weighs, as a line in its value: {@code constant + slope * value}, where
 * the values of repeated events are added up.
 *
 * @param constant weight of a pair whose value is 0, finite and not negative
 * @param slope weight that each unit of value adds, finite and not negative
 * @see <a href="https://doi.org/10.1109/ICDM.2008.22">Hu, Koren and Volinsky 2008</a>, where it is {@code 1 + alpha r}
 */
public record Confidence(double constant, double slope) {
    /** Every pair weighs 1, whatever its value. */
    public static final Confidence EQUAL = new Confidence(1, 0);

    /** Checks both numbers. */
    public Confidence {
        Checks.finiteAndNotNegative(constant, "constant");
        Checks.finiteAndNotNegative(slope, "slope");
        if (constant == 0 && slope == 0) {
            throw new IllegalArgumentException("constant or slope must be above 0: both are 0");
        }
    }

    /**
     * The weight of a pair.
     *
     * @throws IllegalArgumentException if the value makes it negative or infinite
     */
    public float weight(float value) {
        float weight = (float) (constant + slope * value);
        if (!(weight >= 0 && weight < Float.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "a value must give a finite weight that is not negative: " + value + " gives " + weight);
        }
        return weight;
    }
}
