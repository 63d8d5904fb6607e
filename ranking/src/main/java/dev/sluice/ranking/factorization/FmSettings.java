package dev.sluice.ranking.factorization;

import static java.util.Map.entry;

import dev.sluice.train.engine.Checks;
import java.util.List;
import java.util.Map;

/**
 * Settings of {@link FmTrainer}. Start from {@link #defaults()} and change what matters:
 *
 * <pre>{@code
 * var settings = FmSettings.defaults().withFactors(16).withSeed(7);
 * }</pre>
 *
 * @param factors length of the vector that each coordinate has, at least 1
 * @param epochs passes over the examples at most, at least 1
 * @param batch examples of a step, at least 1
 * @param rate how far the first step of each weight goes, finite and above 0
 * @param regularization weight of the L2 penalty that each example puts on the weights it uses, the bias left alone;
 *     finite and not negative
 * @param heldOut share of the queries that early stopping is judged by, from 0 to below 1; 0 runs all epochs
 * @param patience epochs without a better judgement that end the training, at least 1
 * @param seed fixes the first factors, the order of the examples and the queries held out
 */
public record FmSettings(
        int factors,
        int epochs,
        int batch,
        double rate,
        double regularization,
        double heldOut,
        int patience,
        long seed) {
    /** Checks the ranges. */
    public FmSettings {
        Checks.from(1, factors, "factors");
        Checks.from(1, epochs, "epochs");
        Checks.from(1, batch, "batch");
        Checks.from(1, patience, "patience");
        if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("rate must be finite and above 0: " + rate);
        }
        Checks.finiteAndNotNegative(regularization, "regularization");
        if (!(heldOut >= 0 && heldOut < 1)) {
            throw new IllegalArgumentException("heldOut must be from 0 to below 1: " + heldOut);
        }
    }

    /**
     * For 10,000 examples to some millions: 8 factors, steps of 256 examples, at most 20 epochs, the best by a tenth of
     * the queries, ended by the second that is not better.
     */
    public static FmSettings defaults() {
        return new FmSettings(8, 20, 256, 0.05, 1e-4, 0.1, 2, 42);
    }

    /** These settings with vectors of another length. */
    public FmSettings withFactors(int value) {
        return new FmSettings(value, epochs, batch, rate, regularization, heldOut, patience, seed);
    }

    /** These settings with another number of epochs. */
    public FmSettings withEpochs(int value) {
        return new FmSettings(factors, value, batch, rate, regularization, heldOut, patience, seed);
    }

    /** These settings with steps of other sizes. */
    public FmSettings withBatch(int value) {
        return new FmSettings(factors, epochs, value, rate, regularization, heldOut, patience, seed);
    }

    /** These settings with steps of another length. */
    public FmSettings withRate(double value) {
        return new FmSettings(factors, epochs, batch, value, regularization, heldOut, patience, seed);
    }

    /** These settings with another penalty. */
    public FmSettings withRegularization(double value) {
        return new FmSettings(factors, epochs, batch, rate, value, heldOut, patience, seed);
    }

    /** These settings with another share of queries held out. */
    public FmSettings withHeldOut(double value) {
        return new FmSettings(factors, epochs, batch, rate, regularization, value, patience, seed);
    }

    /** These settings with another patience. */
    public FmSettings withPatience(int value) {
        return new FmSettings(factors, epochs, batch, rate, regularization, heldOut, value, seed);
    }

    /** These settings with other first factors and another order. */
    public FmSettings withSeed(long value) {
        return new FmSettings(factors, epochs, batch, rate, regularization, heldOut, patience, value);
    }

    List<Map.Entry<String, ?>> facts() {
        return List.of(
                entry("dimension", factors),
                entry("epochs", epochs),
                entry("batch", batch),
                entry("rate", rate),
                entry("regularization", regularization),
                entry("heldOut", heldOut),
                entry("patience", patience),
                entry("seed", seed));
    }
}
