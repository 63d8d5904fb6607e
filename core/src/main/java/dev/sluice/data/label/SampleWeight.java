package dev.sluice.data.label;

import dev.sluice.data.Interactions;
import java.util.Arrays;

/** Says how much each exposure counts. */
@FunctionalInterface
public interface SampleWeight {
    /** Every exposure counts 1. */
    SampleWeight EQUAL = exposures -> {
        double[] weights = new double[exposures.size()];
        Arrays.fill(weights, 1);
        return weights;
    };

    /**
     * The weight of every exposure, in their order: finite and not negative.
     *
     * @throws IllegalArgumentException if an exposure has none; says which and why
     */
    double[] of(Interactions exposures);

    /** The product of this weight and another. */
    default SampleWeight times(SampleWeight other) {
        return exposures -> {
            double[] product = of(exposures);
            double[] factors = other.of(exposures);
            Arrays.setAll(product, row -> product[row] * factors[row]);
            return product;
        };
    }
}
