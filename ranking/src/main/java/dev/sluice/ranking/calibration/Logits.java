package dev.sluice.ranking.calibration;

/** Probabilities and their log odds. */
final class Logits {
    private static final double LEAST = Float.MIN_NORMAL;
    /** The greatest float below 1: what is nearer has lost its distance. */
    private static final double GREATEST = Math.nextDown(1f);

    private Logits() {}

    static double probability(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    /** Finite for 0 and 1, too, which stand for the nearest floats that are neither. */
    static double logit(double probability) {
        double inside = Math.max(LEAST, Math.min(GREATEST, probability));
        return Math.log(inside) - Math.log1p(-inside);
    }

    /** The loss of a logit whose truth is a share from 0 to 1: {@code log(1 + exp(-logit))} for 1, and so on. */
    static double loss(double logit, double truth) {
        return Math.max(logit, 0) - logit * truth + Math.log1p(Math.exp(-Math.abs(logit)));
    }
}
