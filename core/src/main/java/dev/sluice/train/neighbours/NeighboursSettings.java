package dev.sluice.train.neighbours;

import dev.sluice.train.Rows;
import dev.sluice.train.Strength;
import dev.sluice.train.engine.Checks;

/**
 * Settings of {@link NeighboursTrainer}.
 *
 * @param neighbours how many each item keeps, at least 1
 * @param similarity how near two items are
 * @param strength what a pair of user and item counts
 * @param rows what becomes of the similarities that an item keeps, which are the weights
 * @param bias what is added to the sum of the weights
 * @param threads how many threads train, the calling one among them, at least 1
 */
public record NeighboursSettings(
        int neighbours, Nearness similarity, Strength strength, Rows rows, Bias bias, int threads) {
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
        Checks.from(1, threads, "threads");
    }

    /** The 100 nearest by the cosine between sets of users, all processors. */
    public static NeighboursSettings defaults() {
        return new NeighboursSettings(
                100,
                new Nearness.Cosine(0),
                Strength.PRESENCE,
                Rows.PLAIN,
                Bias.NONE,
                Runtime.getRuntime().availableProcessors());
    }

    /** These settings with another number of neighbours. */
    public NeighboursSettings withNeighbours(int value) {
        return new NeighboursSettings(value, similarity, strength, rows, bias, threads);
    }

    /** These settings with another similarity. */
    public NeighboursSettings withSimilarity(Nearness value) {
        return new NeighboursSettings(neighbours, value, strength, rows, bias, threads);
    }

    /** These settings with another strength. */
    public NeighboursSettings withStrength(Strength value) {
        return new NeighboursSettings(neighbours, similarity, value, rows, bias, threads);
    }

    /** These settings with other rows. */
    public NeighboursSettings withRows(Rows value) {
        return new NeighboursSettings(neighbours, similarity, strength, value, bias, threads);
    }

    /** These settings with another bias. */
    public NeighboursSettings withBias(Bias value) {
        return new NeighboursSettings(neighbours, similarity, strength, rows, value, threads);
    }

    /** These settings with another number of threads. */
    public NeighboursSettings withThreads(int value) {
        return new NeighboursSettings(neighbours, similarity, strength, rows, bias, value);
    }
}
