package dev.sluice.ranking.calibration;

import dev.sluice.ranking.training.Logistic;

/**
 * Logits divided by one number: {@code 1 / (1 + exp(-logit / temperature))}. Above 1 it makes a model less sure, below
 * 1 surer; it keeps the order, and what was even stays so. Scores must be logits; for probabilities use it through
 * {@link OnLogits}.
 *
 * @param temperature finite and above 0
 * @see <a href="https://proceedings.mlr.press/v70/guo17a.html">Guo, Pleiss, Sun and Weinberger 2017</a>
 */
public record Temperature(double temperature) implements Calibrator {
    private static final String NAME = "temperature scaling";
    private static final double LEAST = 1e-3;
    private static final double GREATEST = 1e3;
    /** As often as it takes to halve the range of the logarithm to a rounding. */
    private static final int HALVINGS = 60;

    /** Checks the range. */
    public Temperature {
        if (!(temperature > 0 && temperature < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("temperature must be finite and above 0: " + temperature);
        }
    }

    /**
     * The temperature from 0.001 to 1000 that makes outcomes likeliest, by bisection: at most 62 passes over them. At
     * an end of that range it warns; the scores are then no use, or better than any temperature makes them.
     *
     * @param outcomes of logits
     * @return {@link Identity}, with a warning, if all labels are 0 or all are 1; a temperature of 1, with a warning,
     *     if all logits are 0
     */
    public static Calibrator fit(Outcomes outcomes) {
        return Fits.unlessOfOneClass(NAME, outcomes, Temperature::ofTwoClasses);
    }

    private static Calibrator ofTwoClasses(Outcomes outcomes) {
        if (isAllZero(outcomes)) {
            Fits.warn(NAME, "all logits are 0, which no temperature changes");
            return new Temperature(1);
        }
        if (slope(outcomes, GREATEST) >= 0) {
            Fits.warn(NAME, "the higher the logit the rarer the label, or as good as");
            return new Temperature(GREATEST);
        }
        if (slope(outcomes, LEAST) <= 0) {
            Fits.warn(NAME, "the sign of the logits tells all labels");
            return new Temperature(LEAST);
        }
        return new Temperature(between(outcomes));
    }

    private static double between(Outcomes outcomes) {
        double low = StrictMath.log(LEAST);
        double high = StrictMath.log(GREATEST);
        for (int halving = 0; halving < HALVINGS; halving++) {
            double middle = (low + high) / 2;
            if (slope(outcomes, StrictMath.exp(middle)) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return StrictMath.exp((low + high) / 2);
    }

    /** How the loss grows with the reciprocal of the temperature, which it does the more the lower that is. */
    private static double slope(Outcomes outcomes, double temperature) {
        double sum = 0;
        for (int row = 0; row < outcomes.size(); row++) {
            double logit = outcomes.score(row);
            double apart = Logistic.probability(logit / temperature) - outcomes.label(row);
            sum += outcomes.weight(row) * apart * logit;
        }
        return sum;
    }

    private static boolean isAllZero(Outcomes outcomes) {
        for (int row = 0; row < outcomes.size(); row++) {
            if (outcomes.weight(row) > 0 && outcomes.score(row) != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public double calibrate(double score) {
        return Logistic.probability(score / temperature);
    }

    @Override
    public String toString() {
        return CalibratorText.print(this);
    }
}
