package dev.sluice.ranking.blend;

import dev.sluice.ScoreRange;
import java.util.List;

/**
 * The product of {@code (1 + scale * prediction) ^ exponent}. Unlike a sum it rewards what is good in every way; the 1
 * keeps an item whose prediction of one head is 0 from coming to nothing. Nothing in it may be negative; what speaks
 * against an item belongs into a {@link WeightedSum}.
 *
 * <pre>{@code
 * new ExponentProduct(List.of(Factor.of("click", 1, 1), Factor.of("like", 10, 0.5).orElse(0.02)))
 * }</pre>
 *
 * @param terms at least one, each of another head
 */
public record ExponentProduct(List<Factor> terms) implements Blend {
    private static final ScoreRange NOT_NEGATIVE = new ScoreRange(0, Float.MAX_VALUE);

    public ExponentProduct {
        terms = Weights.distinct(terms);
    }

    /**
     * A head and how it counts; its part is the factor, {@code (1 + scale * prediction) ^ exponent}.
     *
     * @param head names it; its predictions are never negative
     * @param scale finite and not negative
     * @param exponent finite and not negative
     * @param ifMissing what becomes of it where the head is missing
     */
    public record Factor(String head, double scale, double exponent, IfMissing ifMissing) implements BlendTerm {
        public Factor {
            Weights.requireName(head);
            scale = Weights.notNegative(scale, "scale of " + head);
            exponent = Weights.notNegative(exponent, "exponent of " + head);
            if (ifMissing instanceof IfMissing.Predict otherwise) {
                Weights.notNegative(otherwise.prediction(), "the prediction in place of a missing " + head);
            }
        }

        /** A head without which there is no score. */
        public static Factor of(String head, double scale, double exponent) {
            return new Factor(head, scale, exponent, IfMissing.Rule.FAIL);
        }

        /** This head, counting as a prediction where it is missing. */
        public Factor orElse(double prediction) {
            return new Factor(head, scale, exponent, new IfMissing.Predict(prediction));
        }

        /** This head, left out where it is missing. */
        public Factor orLeftOut() {
            return new Factor(head, scale, exponent, IfMissing.Rule.LEAVE_OUT);
        }

        @Override
        public ScoreRange domain() {
            return NOT_NEGATIVE;
        }

        @Override
        public double part(double prediction) {
            return Math.pow(1 + scale * prediction, exponent);
        }
    }

    @Override
    public double join(double[] parts) {
        double product = 1;
        for (double part : parts) {
            product *= Double.isNaN(part) ? 1 : part;
        }
        return product;
    }

    /** Its text, as in {@code (1 + click) * (1 + 10*like)^0.5}. */
    @Override
    public String toString() {
        return BlendText.print(this);
    }
}
