package dev.sluice.ranking.neural;

/** Probabilities and the losses of logits. Strict, so that every platform computes the same. */
final class Logistic {
    private Logistic() {}

    static double probability(double logit) {
        // Each branch takes the exponential of a number that is not positive, which cannot overflow.
        double small = StrictMath.exp(-Math.abs(logit));
        return logit >= 0 ? 1 / (1 + small) : small / (1 + small);
    }

    /** The negative log of what the logit gives the label, a share between its two kinds. */
    static double loss(double logit, double label) {
        return Math.max(logit, 0) - logit * label + StrictMath.log1p(StrictMath.exp(-Math.abs(logit)));
    }
}
