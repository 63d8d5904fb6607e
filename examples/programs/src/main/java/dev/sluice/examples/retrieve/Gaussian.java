package dev.sluice.examples.retrieve;

import java.util.SplittableRandom;

/**
 * Standard normal numbers by the polar method, the same ones on every JDK and platform: nothing is used whose last bit
 * is left to the platform.
 *
 * @see <a href="https://doi.org/10.1137/1006063">Marsaglia and Bray 1964</a>
 */
final class Gaussian {
    private final SplittableRandom random;
    private double spare = Double.NaN;

    Gaussian(SplittableRandom random) {
        this.random = random;
    }

    double next() {
        if (!Double.isNaN(spare)) {
            double kept = spare;
            spare = Double.NaN;
            return kept;
        }
        double x;
        double y;
        double square;
        do {
            x = 2 * random.nextDouble() - 1;
            y = 2 * random.nextDouble() - 1;
            square = x * x + y * y;
        } while (square >= 1 || square == 0);
        double factor = Math.sqrt(-2 * StrictMath.log(square) / square);
        spare = y * factor;
        return x * factor;
    }
}
