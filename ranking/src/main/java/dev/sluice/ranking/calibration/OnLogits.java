package dev.sluice.ranking.calibration;

import java.util.function.Function;

/**
 * Calibrates scores that are probabilities by their logits, {@code log(p / (1 - p))}, which is where {@link Platt} and
 * {@link Temperature} can leave a probability that is right already as it is. 0 and 1 count as the nearest normal
 * floats that are neither.
 *
 * <pre>{@code
 * Calibrator calibrator = OnLogits.fit(outcomes, Platt::fit);
 * }</pre>
 *
 * @param logits what logits are calibrated by
 */
public record OnLogits(Calibrator logits) implements Calibrator {
    /**
     * Fits a calibrator on the logits of scores.
     *
     * @param outcomes whose scores are from 0 to 1
     * @param fit as {@code Platt::fit}
     * @return {@link Identity} if the fit gives that
     */
    public static Calibrator fit(Outcomes outcomes, Function<Outcomes, Calibrator> fit) {
        for (int row = 0; row < outcomes.size(); row++) {
            if (!(outcomes.score(row) >= 0 && outcomes.score(row) <= 1)) {
                throw new IllegalArgumentException(
                        "score " + row + " must be a probability from 0 to 1: " + outcomes.score(row));
            }
        }
        Calibrator fitted = fit.apply(outcomes.with(Logits::logit));
        return fitted instanceof Identity ? fitted : new OnLogits(fitted);
    }

    @Override
    public double calibrate(double score) {
        return Double.isNaN(score) ? Double.NaN : logits.calibrate(Logits.logit(score));
    }

    @Override
    public String toString() {
        return CalibratorText.print(this);
    }
}
