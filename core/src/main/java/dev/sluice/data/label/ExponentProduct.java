package dev.sluice.data.label;

import dev.sluice.data.Interactions;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Several signals in one label: the product of {@code (1 + scale * label) ^ exponent}. Unlike a sum it rewards what is
 * good in every way. Nothing in it may be negative; what speaks against an item belongs into a {@link WeightedSum}.
 *
 * @param factors at least one
 */
public record ExponentProduct(List<Factor> factors) implements Label {
    public ExponentProduct {
        factors = List.copyOf(factors);
        if (factors.isEmpty()) {
            throw new IllegalArgumentException("a product must have at least one factor");
        }
    }

    /**
     * A label and how it counts.
     *
     * @param label the signal, not negative in any exposure
     * @param scale finite and not negative
     * @param exponent finite and not negative
     * @param ifAbsent what counts where the label is absent, not negative; if empty, the product is absent there
     */
    public record Factor(Label label, double scale, double exponent, OptionalDouble ifAbsent) {
        public Factor {
            Signals.requireFinite(scale, "scale");
            Signals.requireFinite(exponent, "exponent");
            Signals.requireNotNegative(scale, "scale");
            Signals.requireNotNegative(exponent, "exponent");
            ifAbsent.ifPresent(value -> Signals.requireFinite(value, "the label that stands for an absent one"));
            ifAbsent.ifPresent(value -> Signals.requireNotNegative(value, "the label that stands for an absent one"));
        }

        /** A label without which the product is absent. */
        public static Factor of(Label label, double scale, double exponent) {
            return new Factor(label, scale, exponent, OptionalDouble.empty());
        }

        /** This label, counting as a number where it is absent. */
        public Factor orElse(double value) {
            return new Factor(label, scale, exponent, OptionalDouble.of(value));
        }

        void write(LabelOutput output) throws IOException {
            LabelForm.write(label, output);
            output.number(scale);
            output.number(exponent);
            output.numbers(ifAbsent.stream().toArray());
        }

        static Factor read(LabelInput input) {
            return new Factor(LabelForm.read(input), input.number(), input.number(), input.optional());
        }
    }

    @Override
    public double[] of(Interactions exposures) {
        double[] products = new double[exposures.size()];
        Arrays.fill(products, 1);
        for (Factor factor : factors) {
            double[] signal = Signals.of(factor.label, factor.ifAbsent, exposures);
            for (int row = 0; row < products.length; row++) {
                Signals.requireNotNegative(signal[row], "a label in a product");
                products[row] *= Math.pow(1 + factor.scale * signal[row], factor.exponent);
            }
        }
        return products;
    }
}
