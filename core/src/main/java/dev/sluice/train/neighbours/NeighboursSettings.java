package dev.sluice.train.neighbours;

import dev.sluice.train.engine.Checks;

/**
 * Settings of {@link NeighboursTrainer}.
 *
 * @param neighbours how many each item keeps, at least 1
 * @param shrinkage added to the denominator of the cosine, so that few common users count for less; finite and not
 *     negative
 * @param weights what becomes of the cosines kept
 * @param bias what is added to the sum of the weights
 * @param threads how many threads train, the calling one among them, at least 1
 */
public record NeighboursSettings(int neighbours, double shrinkage, Weights weights, Bias bias, int threads) {
    /** What becomes of the cosines that an item keeps. */
    public enum Weights {
        /** They are the weights. */
        COSINE,
        /** They are divided by their sum. */
        L1
    }

    /** What is added to an item's score. */
    public enum Bias {
        /** Nothing. */
        NONE,
        /** The share of users who have the item, less the weighted mean of its neighbours' shares. */
        ITEM_MEAN
    }

    /** Checks the ranges. */
    public NeighboursSettings {
        Checks.from(1, neighbours, "neighbours");
        Checks.finiteAndNotNegative(shrinkage, "shrinkage");
        Checks.from(1, threads, "threads");
    }

    /** The 100 nearest by a cosine shrunk by 10, all processors. */
    public static NeighboursSettings defaults() {
        return new NeighboursSettings(
                100, 10, Weights.COSINE, Bias.NONE, Runtime.getRuntime().availableProcessors());
    }

    /** These settings with another number of neighbours. */
    public NeighboursSettings withNeighbours(int value) {
        return new NeighboursSettings(value, shrinkage, weights, bias, threads);
    }

    /** These settings with another shrinkage. */
    public NeighboursSettings withShrinkage(double value) {
        return new NeighboursSettings(neighbours, value, weights, bias, threads);
    }

    /** These settings with other weights. */
    public NeighboursSettings withWeights(Weights value) {
        return new NeighboursSettings(neighbours, shrinkage, value, bias, threads);
    }

    /** These settings with another bias. */
    public NeighboursSettings withBias(Bias value) {
        return new NeighboursSettings(neighbours, shrinkage, weights, value, threads);
    }

    /** These settings with another number of threads. */
    public NeighboursSettings withThreads(int value) {
        return new NeighboursSettings(neighbours, shrinkage, weights, bias, value);
    }
}
