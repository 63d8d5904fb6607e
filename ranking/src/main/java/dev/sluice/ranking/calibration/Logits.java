package dev.sluice.ranking.calibration;

/** Log odds of probabilities. */
final class Logits {
    private static final double LEAST = Float.MIN_NORMAL;
    /** The greatest float below 1: what is nearer has lost its distance. */
    private static final double GREATEST = Math.nextDown(1f);

    private Logits() {}

    /** Finite for 0 and 1, too, which stand for the nearest normal floats that are neither. */
    static double logit(double probability) {
        double inside = Math.max(LEAST, Math.min(GREATEST, probability));
        return StrictMath.log(inside) - StrictMath.log1p(-inside);
    }
}
