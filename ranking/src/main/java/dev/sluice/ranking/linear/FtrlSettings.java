package dev.sluice.ranking.linear;

/**
 * Settings of {@link FtrlTrainer}. Start from {@link #defaults()} and change what matters:
 *
 * <pre>{@code
 * var settings = FtrlSettings.defaults().withL1(20).withSeed(7);
 * }</pre>
 *
 * <p>The penalties stand against the loss summed over every example of every epoch, so that twice the epochs halve what
 * they weigh. They hold for the weights of the features, each in units of one standard deviation, and not for the bias.
 *
 * @param alpha how far a step goes, finite and above 0; a weight's rate is {@code alpha / (beta + sqrt(sum of its
 *     squared gradients))}
 * @param beta keeps the first steps small, finite and above 0
 * @param l1 weight of the absolute weights, finite and not negative; weights that are not worth it become exactly 0
 * @param l2 weight of half the squared weights, finite and not negative
 * @param epochs passes over the examples, at least 1
 * @param seed fixes the order of the examples, another in each epoch
 * @param hashing of the categories, and of features taken together
 */
public record FtrlSettings(double alpha, double beta, double l1, double l2, int epochs, long seed, Hashing hashing) {
    /** Checks the ranges. */
    public FtrlSettings {
        finiteAndAboveZero(alpha, "alpha");
        finiteAndAboveZero(beta, "beta");
        finiteAndNotNegative(l1, "l1");
        finiteAndNotNegative(l2, "l2");
        if (epochs < 1) {
            throw new IllegalArgumentException("epochs must be at least 1: " + epochs);
        }
    }

    /** Five epochs, {@code alpha} 0.1, {@code beta} 1, no L1 and an L2 of 1; no crosses. */
    public static FtrlSettings defaults() {
        return new FtrlSettings(0.1, 1, 0, 1, 5, 42, Hashing.defaults());
    }

    /** These settings with another length of steps. */
    public FtrlSettings withAlpha(double value) {
        return new FtrlSettings(value, beta, l1, l2, epochs, seed, hashing);
    }

    /** These settings with other first steps. */
    public FtrlSettings withBeta(double value) {
        return new FtrlSettings(alpha, value, l1, l2, epochs, seed, hashing);
    }

    /** These settings with another penalty on absolute weights. */
    public FtrlSettings withL1(double value) {
        return new FtrlSettings(alpha, beta, value, l2, epochs, seed, hashing);
    }

    /** These settings with another penalty on squared weights. */
    public FtrlSettings withL2(double value) {
        return new FtrlSettings(alpha, beta, l1, value, epochs, seed, hashing);
    }

    /** These settings with another number of epochs. */
    public FtrlSettings withEpochs(int value) {
        return new FtrlSettings(alpha, beta, l1, l2, value, seed, hashing);
    }

    /** These settings with another order of the examples. */
    public FtrlSettings withSeed(long value) {
        return new FtrlSettings(alpha, beta, l1, l2, epochs, value, hashing);
    }

    /** These settings with other hashed features. */
    public FtrlSettings withHashing(Hashing value) {
        return new FtrlSettings(alpha, beta, l1, l2, epochs, seed, value);
    }

    private static void finiteAndAboveZero(double value, String what) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(what + " must be finite and above 0: " + value);
        }
    }

    private static void finiteAndNotNegative(double value, String what) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(what + " must be finite and not negative: " + value);
        }
    }
}
