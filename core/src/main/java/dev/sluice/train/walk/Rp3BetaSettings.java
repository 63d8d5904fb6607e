package dev.sluice.train.walk;

import dev.sluice.train.Rows;
import dev.sluice.train.Strength;
import dev.sluice.train.engine.Checks;

/**
 * Settings of {@link Rp3BetaTrainer}.
 *
 * @param alpha the power to which each step's probability is raised, finite and not negative: below 1 the walk's
 *     choices become more alike
 * @param beta how far popular items are put back: the weight of an item is divided by its number of users to this
 *     power; finite and not negative
 * @param neighbours how many items each item speaks for, and then how many each item hears, at least 1
 * @param rows what becomes of the weights of an item's row
 * @param strength what a pair of user and item counts in the step from a user to an item
 * @param threads how many threads train, the calling one among them, at least 1
 */
public record Rp3BetaSettings(double alpha, double beta, int neighbours, Rows rows, Strength strength, int threads) {
    /** Checks the ranges. */
    public Rp3BetaSettings {
        Checks.finiteAndNotNegative(alpha, "alpha");
        Checks.finiteAndNotNegative(beta, "beta");
        Checks.from(1, neighbours, "neighbours");
        Checks.from(1, threads, "threads");
    }

    /** Alpha 0.7, beta 0.2, 300 neighbours, rows divided by their sums, every pair the same, all processors. */
    public static Rp3BetaSettings defaults() {
        return new Rp3BetaSettings(
                0.7, 0.2, 300, Rows.L1, Strength.PRESENCE, Runtime.getRuntime().availableProcessors());
    }

    /** These settings with another alpha. */
    public Rp3BetaSettings withAlpha(double value) {
        return new Rp3BetaSettings(value, beta, neighbours, rows, strength, threads);
    }

    /** These settings with another beta. */
    public Rp3BetaSettings withBeta(double value) {
        return new Rp3BetaSettings(alpha, value, neighbours, rows, strength, threads);
    }

    /** These settings with another number of neighbours. */
    public Rp3BetaSettings withNeighbours(int value) {
        return new Rp3BetaSettings(alpha, beta, value, rows, strength, threads);
    }

    /** These settings with other rows. */
    public Rp3BetaSettings withRows(Rows value) {
        return new Rp3BetaSettings(alpha, beta, neighbours, value, strength, threads);
    }

    /** These settings with another strength. */
    public Rp3BetaSettings withStrength(Strength value) {
        return new Rp3BetaSettings(alpha, beta, neighbours, rows, value, threads);
    }

    /** These settings with another number of threads. */
    public Rp3BetaSettings withThreads(int value) {
        return new Rp3BetaSettings(alpha, beta, neighbours, rows, strength, value);
    }
}
