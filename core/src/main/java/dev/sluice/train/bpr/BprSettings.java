package dev.sluice.train.bpr;

import dev.sluice.train.engine.Checks;

/**
 * Settings of Bayesian personalised ranking. Start from {@link #defaults()} and change what matters:
 *
 * <pre>{@code
 * var settings = BprSettings.defaults().withDimension(128).withEpochs(200);
 * }</pre>
 *
 * @param dimension length of each embedding, from 1 to 4096
 * @param epochs passes over the interactions, at least 1; many are needed, and each is quick
 * @param learningRate length of the first epoch's steps, above 0 and finite; it falls evenly to a tenth in the last
 * @param regularization weight of the L2 penalty that each step has on its three vectors, finite and not negative
 * @param negativePower how often an item is drawn as a negative: in proportion to its number of users to this power,
 *     from 0 to 4; 0 draws all items with users alike
 * @param candidates so many items are drawn for each step, and the one that the user's vector ranks highest is its
 *     negative; at least 1, which is the algorithm as it was published. More make the head of the lists better and a
 *     step longer
 * @param seed fixes what is drawn; equal seeds give equal models, whatever the number of threads
 * @param threads how many threads train, the calling one among them, at least 1
 */
public record BprSettings(
        int dimension,
        int epochs,
        double learningRate,
        double regularization,
        double negativePower,
        int candidates,
        long seed,
        int threads) {
    private static final int MAX_DIMENSION = 4096;
    private static final int MAX_POWER = 4;
    private static final double LAST_RATE = 0.1;

    /** Checks the ranges. */
    public BprSettings {
        if (dimension < 1 || dimension > MAX_DIMENSION) {
            throw new IllegalArgumentException("dimension must be from 1 to " + MAX_DIMENSION + ": " + dimension);
        }
        Checks.from(1, epochs, "epochs");
        if (!(learningRate > 0 && learningRate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("learningRate must be above 0 and finite: " + learningRate);
        }
        Checks.finiteAndNotNegative(regularization, "regularization");
        if (!(negativePower >= 0 && negativePower <= MAX_POWER)) {
            throw new IllegalArgumentException("negativePower must be from 0 to " + MAX_POWER + ": " + negativePower);
        }
        Checks.from(1, candidates, "candidates");
        Checks.from(1, threads, "threads");
    }

    /** 64 dimensions, all processors. */
    public static BprSettings defaults() {
        return new BprSettings(
                64, 100, 0.2, 0.02, 0, 16, 42, Runtime.getRuntime().availableProcessors());
    }

    /** These settings with another dimension. */
    public BprSettings withDimension(int value) {
        return new BprSettings(value, epochs, learningRate, regularization, negativePower, candidates, seed, threads);
    }

    /** These settings with another number of epochs. */
    public BprSettings withEpochs(int value) {
        return new BprSettings(
                dimension, value, learningRate, regularization, negativePower, candidates, seed, threads);
    }

    /** These settings with another length of steps. */
    public BprSettings withLearningRate(double value) {
        return new BprSettings(dimension, epochs, value, regularization, negativePower, candidates, seed, threads);
    }

    /** These settings with another penalty. */
    public BprSettings withRegularization(double value) {
        return new BprSettings(dimension, epochs, learningRate, value, negativePower, candidates, seed, threads);
    }

    /** These settings with popular items drawn more or less often. */
    public BprSettings withNegativePower(double value) {
        return new BprSettings(dimension, epochs, learningRate, regularization, value, candidates, seed, threads);
    }

    /** These settings with a negative chosen among so many. */
    public BprSettings withCandidates(int value) {
        return new BprSettings(dimension, epochs, learningRate, regularization, negativePower, value, seed, threads);
    }

    /** These settings with something else drawn. */
    public BprSettings withSeed(long value) {
        return new BprSettings(
                dimension, epochs, learningRate, regularization, negativePower, candidates, value, threads);
    }

    /** These settings with another number of threads. */
    public BprSettings withThreads(int value) {
        return new BprSettings(dimension, epochs, learningRate, regularization, negativePower, candidates, seed, value);
    }

    /**
     * The length of steps.
     *
     * @param done which part of the training is done, from 0 to 1
     */
    double rate(double done) {
        return learningRate * (1 - (1 - LAST_RATE) * done);
    }

    /** What the penalty leaves of a vector in a step of this length: the least of the penalty and the way to there. */
    float keep(double rate) {
        return (float) (1 / (1 + rate * regularization));
    }
}
