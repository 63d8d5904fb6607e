package dev.sluice.ranking.neural;

import static java.util.Map.entry;

import dev.sluice.train.engine.Checks;
import java.util.List;
import java.util.Map;

/**
 * Settings of {@link DcnTrainer}. Start from {@link #defaults()} and change what matters:
 *
 * <pre>{@code
 * var settings = DcnSettings.defaults().withEpochs(10).withSeed(7);
 * }</pre>
 *
 * @param layers the shape of the network
 * @param epochs passes over the examples at most, at least 1
 * @param batch examples of a step, at least 1
 * @param rate how far a step goes, finite and above 0
 * @param decay share of its length, times {@code rate}, by which each step shortens the weights, biases left alone;
 *     finite and not negative
 * @param heldOut share of the queries that early stopping is judged by, from 0 to below 1; 0 runs all epochs
 * @param patience epochs without a better judgement that end the training, at least 1
 * @param seed fixes the first weights, the order of the examples and the queries held out
 */
public record DcnSettings(
        DcnLayers layers, int epochs, int batch, double rate, double decay, double heldOut, int patience, long seed) {
    /** Checks the ranges. */
    public DcnSettings {
        Checks.from(1, epochs, "epochs");
        Checks.from(1, batch, "batch");
        Checks.from(1, patience, "patience");
        if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("rate must be finite and above 0: " + rate);
        }
        Checks.finiteAndNotNegative(decay, "decay");
        if (!(heldOut >= 0 && heldOut < 1)) {
            throw new IllegalArgumentException("heldOut must be from 0 to below 1: " + heldOut);
        }
    }

    /**
     * For 50,000 examples to some millions: {@link DcnLayers#defaults()}, steps of 512 examples, at most 20 epochs, the
     * best by a tenth of the queries, ended by the second that is not better.
     */
    public static DcnSettings defaults() {
        return new DcnSettings(DcnLayers.defaults(), 20, 512, 0.001, 0.01, 0.1, 2, 42);
    }

    /** These settings with another shape. */
    public DcnSettings withLayers(DcnLayers value) {
        return new DcnSettings(value, epochs, batch, rate, decay, heldOut, patience, seed);
    }

    /** These settings with another number of epochs. */
    public DcnSettings withEpochs(int value) {
        return new DcnSettings(layers, value, batch, rate, decay, heldOut, patience, seed);
    }

    /** These settings with steps of other sizes. */
    public DcnSettings withBatch(int value) {
        return new DcnSettings(layers, epochs, value, rate, decay, heldOut, patience, seed);
    }

    /** These settings with steps of another length. */
    public DcnSettings withRate(double value) {
        return new DcnSettings(layers, epochs, batch, value, decay, heldOut, patience, seed);
    }

    /** These settings with another decay. */
    public DcnSettings withDecay(double value) {
        return new DcnSettings(layers, epochs, batch, rate, value, heldOut, patience, seed);
    }

    /** These settings with another share of queries held out. */
    public DcnSettings withHeldOut(double value) {
        return new DcnSettings(layers, epochs, batch, rate, decay, value, patience, seed);
    }

    /** These settings with another patience. */
    public DcnSettings withPatience(int value) {
        return new DcnSettings(layers, epochs, batch, rate, decay, heldOut, value, seed);
    }

    /** These settings with other first weights and another order. */
    public DcnSettings withSeed(long value) {
        return new DcnSettings(layers, epochs, batch, rate, decay, heldOut, patience, value);
    }

    /** All but the layers, which a network tells itself. */
    List<Map.Entry<String, ?>> facts() {
        return List.of(
                entry("epochs", epochs),
                entry("batch", batch),
                entry("rate", rate),
                entry("decay", decay),
                entry("heldOut", heldOut),
                entry("patience", patience),
                entry("seed", seed));
    }
}
