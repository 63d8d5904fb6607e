package dev.sluice.train.linear;

import dev.sluice.train.Strength;
import dev.sluice.train.engine.Checks;

/**
 * Settings of {@link EaseTrainer}.
 *
 * @param lambda weight of the L2 penalty, finite and not negative; the sparser the data, the smaller its best value
 * @param dropout share of a history that is thought to be hidden while its own items are predicted, at least 0 and
 *     below 1; 0 for plain EASE
 * @param strength what a pair of user and item counts
 * @param weights how many each item keeps, those of the greatest amount, at least 1; as many as there are items keeps
 *     all
 * @param threads how many threads train, the calling one among them, at least 1
 */
public record EaseSettings(double lambda, double dropout, Strength strength, int weights, int threads) {
    /** Checks the ranges. */
    public EaseSettings {
        Checks.finiteAndNotNegative(lambda, "lambda");
        if (!(dropout >= 0 && dropout < 1)) {
            throw new IllegalArgumentException("dropout must be at least 0 and below 1: " + dropout);
        }
        Checks.from(1, weights, "weights");
        Checks.from(1, threads, "threads");
    }

    /** Lambda 200, no dropout, every pair the same, 500 weights an item, all processors. */
    public static EaseSettings defaults() {
        return new EaseSettings(
                200, 0, Strength.PRESENCE, 500, Runtime.getRuntime().availableProcessors());
    }

    /** These settings with another lambda. */
    public EaseSettings withLambda(double value) {
        return new EaseSettings(value, dropout, strength, weights, threads);
    }

    /** These settings with another dropout. */
    public EaseSettings withDropout(double value) {
        return new EaseSettings(lambda, value, strength, weights, threads);
    }

    /** These settings with another strength. */
    public EaseSettings withStrength(Strength value) {
        return new EaseSettings(lambda, dropout, value, weights, threads);
    }

    /** These settings with another number of weights. */
    public EaseSettings withWeights(int value) {
        return new EaseSettings(lambda, dropout, strength, value, threads);
    }

    /** These settings with another number of threads. */
    public EaseSettings withThreads(int value) {
        return new EaseSettings(lambda, dropout, strength, weights, value);
    }
}
