package dev.sluice.data.label;

import dev.sluice.data.Interactions;
import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Several signals in one label: the sum of labels, each times its weight. Weights may be negative, for what speaks
 * against an item. What becomes of an exposure that lacks one of them, each term says.
 *
 * <pre>{@code
 * new WeightedSum(List.of(
 *         Term.of(d2q, 1).orElse(0),            // not watched counts like the least that was
 *         Term.of(Happened.PURCHASE, 5),        // not known: no label
 *         Term.of(Happened.RETURN, -10).orElse(0)))
 * }</pre>
 *
 * @param terms at least one
 */
public record WeightedSum(List<Term> terms) implements Label {
    public WeightedSum {
        terms = List.copyOf(terms);
        if (terms.isEmpty()) {
            throw new IllegalArgumentException("a sum must have at least one term");
        }
    }

    /**
     * A label and its weight.
     *
     * @param label the signal
     * @param weight finite
     * @param ifAbsent what counts where the label is absent; if empty, the sum is absent there
     */
    public record Term(Label label, double weight, OptionalDouble ifAbsent) {
        public Term {
            Signals.requireFinite(weight, "weight");
            Signals.requireFinite(ifAbsent.orElse(0), "the label that stands for an absent one");
        }

        /** A label without which the sum is absent. */
        public static Term of(Label label, double weight) {
            return new Term(label, weight, OptionalDouble.empty());
        }

        /** This label, counting as a number where it is absent. */
        public Term orElse(double value) {
            return new Term(label, weight, OptionalDouble.of(value));
        }

        void write(LabelOutput output) throws IOException {
            LabelForm.write(label, output);
            output.number(weight);
            output.numbers(ifAbsent.stream().toArray());
        }

        static Term read(LabelInput input) {
            return new Term(LabelForm.read(input), input.number(), input.optional());
        }
    }

    @Override
    public double[] of(Interactions exposures) {
        double[] sums = new double[exposures.size()];
        for (Term term : terms) {
            double[] signal = Signals.of(term.label, term.ifAbsent, exposures);
            for (int row = 0; row < sums.length; row++) {
                sums[row] += term.weight * signal[row];
            }
        }
        return sums;
    }
}
