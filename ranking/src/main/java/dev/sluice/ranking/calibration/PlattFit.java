package dev.sluice.ranking.calibration;

import dev.sluice.ranking.training.Logistic;

/**
 * Newton's method with backtracking on the log loss of a line over standardised scores. The loss is convex and the
 * targets are inside of (0, 1), so there is one best line.
 */
final class PlattFit {
    private static final String NAME = "Platt scaling";
    private static final int ITERATIONS = 100;
    private static final double LEAST_STEP = 1e-10;
    /** Keeps the Hessian invertible. */
    private static final double RIDGE = 1e-12;
    /** Of the sum of the weights: the gradient of a line that is as good as the best. */
    private static final double NEAR = 1e-10;

    /** How much of the promised decrease a step must bring. */
    private static final double SUFFICIENT = 1e-4;
    /** Of the loss: near its least it no longer tells one line from the next, though the gradient does. */
    private static final double ROUNDING = 1e-15;

    private final Outcomes outcomes;
    private final double total;
    private final double positiveTarget;
    private final double negativeTarget;
    private final double mean;
    private final double deviation;
    private double slope;
    private double intercept;
    private double loss;
    private double slopeGradient;
    private double interceptGradient;
    private double slopeCurvature;
    private double crossCurvature;
    private double interceptCurvature;

    private PlattFit(Outcomes outcomes) {
        double positives = outcomes.positives();
        double negatives = outcomes.negatives();
        this.outcomes = outcomes;
        this.total = positives + negatives;
        this.positiveTarget = (positives + 1) / (positives + 2);
        this.negativeTarget = 1 / (negatives + 2);
        this.mean = mean();
        this.deviation = deviation();
        this.intercept = StrictMath.log((positives + 1) / (negatives + 1));
        this.loss = loss(slope, intercept);
    }

    static Calibrator fit(Outcomes outcomes) {
        PlattFit fit = new PlattFit(outcomes);
        if (fit.deviation == 0) {
            Fits.warn(NAME, "all scores are equal, so that every item gets the mean");
            return new Platt(0, fit.logitOfMean());
        }
        fit.run();
        return fit.line();
    }

    private void run() {
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            differentiate();
            if (Math.abs(slopeGradient) <= NEAR * total && Math.abs(interceptGradient) <= NEAR * total) {
                return;
            }
            if (!step()) {
                return; // as near as doubles come
            }
        }
        Fits.warn(NAME, "no end after " + ITERATIONS + " steps");
    }

    private void differentiate() {
        slopeGradient = 0;
        interceptGradient = 0;
        slopeCurvature = RIDGE;
        crossCurvature = 0;
        interceptCurvature = RIDGE;
        for (int row = 0; row < outcomes.size(); row++) {
            double score = standard(row);
            double probability = Logistic.probability(slope * score + intercept);
            double apart = outcomes.weight(row) * (probability - target(row));
            double curvature = outcomes.weight(row) * probability * (1 - probability);
            slopeGradient += apart * score;
            interceptGradient += apart;
            slopeCurvature += curvature * score * score;
            crossCurvature += curvature * score;
            interceptCurvature += curvature;
        }
    }

    /** Whether a step, halved as often as need be, lowers the loss. */
    private boolean step() {
        double determinant = slopeCurvature * interceptCurvature - crossCurvature * crossCurvature;
        double bySlope = -(interceptCurvature * slopeGradient - crossCurvature * interceptGradient) / determinant;
        double byIntercept = -(slopeCurvature * interceptGradient - crossCurvature * slopeGradient) / determinant;
        double promised = slopeGradient * bySlope + interceptGradient * byIntercept;
        for (double length = 1; length >= LEAST_STEP; length /= 2) {
            double next = loss(slope + length * bySlope, intercept + length * byIntercept);
            if (next <= loss * (1 + ROUNDING) + SUFFICIENT * length * promised) {
                slope += length * bySlope;
                intercept += length * byIntercept;
                loss = next;
                return true;
            }
        }
        return false;
    }

    private double loss(double slope, double intercept) {
        double sum = 0;
        for (int row = 0; row < outcomes.size(); row++) {
            sum += outcomes.weight(row) * Logistic.loss(slope * standard(row) + intercept, target(row));
        }
        return sum;
    }

    private double target(int row) {
        return negativeTarget + outcomes.label(row) * (positiveTarget - negativeTarget);
    }

    /** The logit of the mean target. */
    private double logitOfMean() {
        double positives = outcomes.positives();
        double target = (positives * positiveTarget + (total - positives) * negativeTarget) / total;
        return StrictMath.log(target / (1 - target));
    }

    private Platt line() {
        if (slope < 0) {
            Fits.warn(NAME, "the slope is below 0, the higher the score the rarer the label");
        }
        return new Platt(slope / deviation, intercept - slope * mean / deviation);
    }

    private double standard(int row) {
        return (outcomes.score(row) - mean) / deviation;
    }

    private double mean() {
        double sum = 0;
        for (int row = 0; row < outcomes.size(); row++) {
            sum += outcomes.weight(row) * outcomes.score(row);
        }
        return sum / total;
    }

    /** Exactly 0 where all scores that count are equal. */
    private double deviation() {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        double squares = 0;
        for (int row = 0; row < outcomes.size(); row++) {
            if (outcomes.weight(row) > 0) {
                double apart = outcomes.score(row) - mean;
                squares += outcomes.weight(row) * apart * apart;
                least = Math.min(least, outcomes.score(row));
                greatest = Math.max(greatest, outcomes.score(row));
            }
        }
        return least == greatest ? 0 : Math.sqrt(squares / total);
    }
}
