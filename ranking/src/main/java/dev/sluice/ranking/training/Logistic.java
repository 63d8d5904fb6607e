package dev.sluice.ranking.training;

/** Probabilities and the losses of logits. Strict, so that every platform computes the same. */
public final class Logistic {
    private Logistic() {}

    /** The probability that a logit stands for, from 0 to 1. */
    public static double probability(double logit) {
        // Each branch takes the exponential of a number that is not positive, which cannot overflow.
        double small = StrictMath.exp(-Math.abs(logit));
        return logit >= 0 ? 1 / (1 + small) : small / (1 + small);
    }

    /** The negative log of what the logit gives the label, a share between its two kinds; in nats, finite. */
    public static double loss(double logit, double label) {
        return Math.max(logit, 0) - logit * label + StrictMath.log1p(StrictMath.exp(-Math.abs(logit)));
    }
}
