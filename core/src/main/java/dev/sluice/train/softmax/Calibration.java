package dev.sluice.train.softmax;

import dev.sluice.train.engine.Workers;

/**
 * The probability of a good outcome as a function of a score: {@code 1 / (1 + exp(-(scale * score + bias)))}.
 *
 * @see <a href="https://doi.org/10.7551/mitpress/1113.003.0008">Platt 2000</a>
 */
record Calibration(double scale, double bias) {
    private static final int STEPS = 50;
    private static final int HALVINGS = 30;

    /** Scores that say nothing of outcomes, or the opposite, are not turned around. */
    private static final double LEAST_SCALE = 1;

    /** Weight of half the square of scale and bias, so that the least loss is not at infinity. */
    private static final double PENALTY = 1e-3;

    /** The bias and the scale, at least 1, that suit outcomes about best. */
    static Calibration of(double[] scores, float[] outcomes) {
        Calibration found = new Calibration(LEAST_SCALE, 0);
        for (int step = 0; step < STEPS; step++) {
            Calibration better = found.better(scores, outcomes);
            if (better.equals(found)) {
                return found;
            }
            found = better;
        }
        return found;
    }

    double logit(double score) {
        return scale * score + bias;
    }

    static double probability(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    /** The cross entropy of an outcome, without overflow. */
    static double loss(double logit, double outcome) {
        return Math.max(logit, 0) + Math.log1p(Math.exp(-Math.abs(logit))) - outcome * logit;
    }

    private double loss(double[] scores, float[] outcomes) {
        double sum = PENALTY / 2 * (scale * scale + bias * bias);
        for (int i = 0; i < scores.length; i++) {
            sum += loss(logit(scores[i]), outcomes[i]);
        }
        return sum;
    }

    /** A step of Newton's method, halved until it goes down; this where none does. */
    private Calibration better(double[] scores, float[] outcomes) {
        Calibration step = newton(scores, outcomes);
        double before = loss(scores, outcomes);
        double length = 1;
        for (int halving = 0; halving < HALVINGS; halving++, length /= 2) {
            Workers.requireUninterrupted(Thread.currentThread());
            Calibration next =
                    new Calibration(Math.max(LEAST_SCALE, scale - length * step.scale), bias - length * step.bias);
            if (next.loss(scores, outcomes) < before) {
                return next;
            }
        }
        return this;
    }

    /** The gradient, multiplied with the inverse of the matrix of second derivatives. */
    private Calibration newton(double[] scores, float[] outcomes) {
        double ofScale = PENALTY * scale;
        double ofBias = PENALTY * bias;
        double scaleScale = PENALTY;
        double scaleBias = 0;
        double biasBias = PENALTY;
        for (int i = 0; i < scores.length; i++) {
            double probability = probability(logit(scores[i]));
            double curvature = probability * (1 - probability);
            ofScale += (probability - outcomes[i]) * scores[i];
            ofBias += probability - outcomes[i];
            scaleScale += curvature * scores[i] * scores[i];
            scaleBias += curvature * scores[i];
            biasBias += curvature;
        }
        if (scale == LEAST_SCALE && ofScale > 0) {
            return new Calibration(0, ofBias / biasBias);
        }
        double determinant = scaleScale * biasBias - scaleBias * scaleBias;
        return new Calibration(
                (biasBias * ofScale - scaleBias * ofBias) / determinant,
                (scaleScale * ofBias - scaleBias * ofScale) / determinant);
    }
}
