package dev.sluice.ranking.calibration;

import dev.sluice.ranking.training.Logistic;

/**
 * A logistic curve over the score: {@code 1 / (1 + exp(-(slope * score + intercept)))}. Two parameters, so little is
 * needed to fit them. With a slope above 0, as that of any scorer that is of use, it keeps the order.
 *
 * <p>Fits scores of any range. Of scores that are probabilities already it fits the logit better: see {@link OnLogits}.
 *
 * @param slope finite
 * @param intercept finite
 * @see <a href="https://home.cs.colorado.edu/~mozer/Teaching/syllabi/6622/papers/Platt1999.pdf">Platt 1999</a>
 */
public record Platt(double slope, double intercept) implements Calibrator {
    /** Checks the ranges. */
    public Platt {
        if (!Double.isFinite(slope) || !Double.isFinite(intercept)) {
            throw new IllegalArgumentException("slope and intercept must be finite: " + slope + " and " + intercept);
        }
    }

    /**
     * The curve that makes outcomes likeliest, where what came true counts as {@code (N+ + 1) / (N+ + 2)} and the rest
     * as {@code 1 / (N- + 2)}, so that it is never quite sure. A label between 0 and 1 counts as a share of both. Takes
     * a few passes over the outcomes.
     *
     * @return {@link Identity}, with a warning, if all labels are 0 or all are 1; if all scores are equal, a curve
     *     without a slope, with a warning
     * @see <a href="https://doi.org/10.1007/s10994-007-5018-6">Lin, Lin and Weng 2007</a>
     */
    public static Calibrator fit(Outcomes outcomes) {
        return Fits.unlessOfOneClass("Platt scaling", outcomes, PlattFit::fit);
    }

    @Override
    public double calibrate(double score) {
        return Logistic.probability(slope * score + intercept);
    }

    @Override
    public String toString() {
        return CalibratorText.print(this);
    }
}
