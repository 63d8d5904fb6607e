package dev.sluice.ranking.explore;

import java.util.SplittableRandom;

/**
 * Draws from a beta distribution, as the logarithm of the odds, which has room for shares next to 0 and 1: the
 * difference of the logarithms of two draws from gamma distributions.
 *
 * @see <a href="https://doi.org/10.1145/358407.358414">Marsaglia and Tsang 2000, A Simple Method for Generating Gamma
 *     Variables</a>
 */
final class BetaDraws {
    private final double alpha;
    private final double beta;
    private final SplittableRandom random;

    BetaDraws(double alpha, double beta, SplittableRandom random) {
        this.alpha = alpha;
        this.beta = beta;
        this.random = random;
    }

    double nextLogOdds() {
        return nextLogGamma(alpha) - nextLogGamma(beta);
    }

    private double nextLogGamma(double shape) {
        return shape < 1
                ? nextLogGammaAboveOne(shape + 1) + Math.log(nextPositive()) / shape
                : nextLogGammaAboveOne(shape);
    }

    private double nextLogGammaAboveOne(double shape) {
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double normal = random.nextGaussian();
            double root = 1 + c * normal;
            if (root > 0) {
                double logCube = 3 * Math.log(root);
                double bound = 0.5 * normal * normal + d - d * root * root * root + d * logCube;
                if (Math.log(nextPositive()) < bound) {
                    return Math.log(d) + logCube;
                }
            }
        }
    }

    private double nextPositive() {
        return Math.max(random.nextDouble(), Double.MIN_VALUE);
    }
}
