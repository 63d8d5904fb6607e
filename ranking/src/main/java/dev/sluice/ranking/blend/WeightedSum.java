package dev.sluice.ranking.blend;

import dev.sluice.ScoreRange;
import java.util.List;

/**
 * The sum of predictions, each times its weight. Negative weights are for what speaks against an item.
 *
 * <pre>{@code
 * new WeightedSum(List.of(Term.of("click", 0.5), Term.of("reply", 13.5).orElse(0.001), Term.of("report", -369)))
 * }</pre>
 *
 * <p>Weights stand against each other only where heads do, so calibrate heads that are to be probabilities.
 *
 * @param terms at least one, each of another head
 */
public record WeightedSum(List<Term> terms) implements Blend {
    private static final ScoreRange FINITE = new ScoreRange(-Float.MAX_VALUE, Float.MAX_VALUE);

    public WeightedSum {
        terms = Weights.distinct(terms);
    }

    /**
     * A head and its weight; its part is {@code weight * prediction}.
     *
     * @param head names it
     * @param weight finite
     * @param ifMissing what becomes of it where the head is missing
     */
    public record Term(String head, double weight, IfMissing ifMissing) implements BlendTerm {
        public Term {
            Weights.requireName(head);
            weight = Weights.finite(weight, "weight of " + head);
        }

        /** A head without which there is no score. */
        public static Term of(String head, double weight) {
            return new Term(head, weight, IfMissing.Rule.FAIL);
        }

        /** This head, counting as a prediction where it is missing. */
        public Term orElse(double prediction) {
            return new Term(head, weight, new IfMissing.Predict(prediction));
        }

        /** This head, left out where it is missing. */
        public Term orLeftOut() {
            return new Term(head, weight, IfMissing.Rule.LEAVE_OUT);
        }

        @Override
        public ScoreRange domain() {
            return FINITE;
        }

        @Override
        public double part(double prediction) {
            return weight * prediction + 0.0; // no part is -0
        }
    }

    @Override
    public double join(double[] parts) {
        double sum = 0;
        for (double part : parts) {
            sum += Double.isNaN(part) ? 0 : part;
        }
        return sum;
    }

    /** Its text, as in {@code 0.5*click + like - 74*report}. */
    @Override
    public String toString() {
        return BlendText.print(this);
    }
}
