package dev.sluice.train.als;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.train.engine.Checks;

/**
 * Settings of alternating least squares on implicit feedback. Start from {@link #defaults()} and change what matters:
 *
 * <pre>{@code
 * var settings = AlsSettings.defaults().withDimension(128).withSeed(7);
 * }</pre>
 *
 * <p>{@code unobservedWeight} and {@code regularization} decide the quality and depend on the data; see Rendle,
 * Krichene, Zhang and Koren 2021 for how to tune them.
 *
 * @param dimension length of each embedding, from 1 to 4096
 * @param epochs passes over items and users, at least 1
 * @param unobservedWeight weight of every pair, observed or not, towards a score of 0; finite and not negative
 * @param regularization weight of the L2 penalty, finite and not negative
 * @param frequencyExponent how the penalty of a row grows with its number of events: 0 not at all, 1 in proportion;
 *     finite and not negative
 * @param confidence how much an observed pair weighs towards a score of 1
 * @param solver how a row's vector is solved for
 * @param seed fixes the starting point; equal seeds give equal models, whatever the number of threads
 * @param threads how many threads train, the calling one among them, at least 1
 */
public record AlsSettings(
        int dimension,
        int epochs,
        double unobservedWeight,
        double regularization,
        double frequencyExponent,
        Confidence confidence,
        AlsSolver solver,
        long seed,
        int threads) {
    private static final int MAX_DIMENSION = 4096;
    private static final double UNOBSERVED_SHARE = 20;

    /** Checks the ranges. */
    public AlsSettings {
        if (dimension < 1 || dimension > MAX_DIMENSION) {
            throw new IllegalArgumentException("dimension must be from 1 to " + MAX_DIMENSION + ": " + dimension);
        }
        Checks.from(1, epochs, "epochs");
        Checks.finiteAndNotNegative(unobservedWeight, "unobservedWeight");
        Checks.finiteAndNotNegative(regularization, "regularization");
        Checks.finiteAndNotNegative(frequencyExponent, "frequencyExponent");
        Checks.from(1, threads, "threads");
    }

    /**
     * 64 dimensions, 16 epochs, every observed pair alike, all processors; with an unobserved weight that suits a small
     * catalogue. Where one pair in thousands is observed it lets nothing be learned: see {@link #defaultsFor}.
     */
    public static AlsSettings defaults() {
        return new AlsSettings(
                64,
                16,
                0.5,
                0.005,
                1,
                Confidence.EQUAL,
                new AlsSolver.Gradients(3),
                42,
                Runtime.getRuntime().availableProcessors());
    }

    /**
     * The defaults with an unobserved weight by which all pairs together weigh twenty times as much as those observed,
     * at most that of {@link #defaults}. What was found best for MovieLens 20M, the Million Song Dataset and Gowalla
     * lies from 14 to 27 times.
     *
     * @see <a href="https://arxiv.org/abs/2110.14037">Rendle, Krichene, Zhang and Koren 2021</a>
     */
    public static AlsSettings defaultsFor(InteractionMatrix matrix) {
        AlsSettings defaults = defaults();
        double pairs = (matrix.rows() - 1.0) * (matrix.columns() - 1.0);
        double weight = pairs > 0 ? UNOBSERVED_SHARE * matrix.size() / pairs : defaults.unobservedWeight;
        return defaults.withUnobservedWeight(Math.min(weight, defaults.unobservedWeight));
    }

    /** These settings with another dimension. */
    public AlsSettings withDimension(int value) {
        return new AlsSettings(
                value, epochs, unobservedWeight, regularization, frequencyExponent, confidence, solver, seed, threads);
    }

    /** These settings with another number of epochs. */
    public AlsSettings withEpochs(int value) {
        return new AlsSettings(
                dimension,
                value,
                unobservedWeight,
                regularization,
                frequencyExponent,
                confidence,
                solver,
                seed,
                threads);
    }

    /** These settings with another weight of all pairs. */
    public AlsSettings withUnobservedWeight(double value) {
        return new AlsSettings(
                dimension, epochs, value, regularization, frequencyExponent, confidence, solver, seed, threads);
    }

    /** These settings with another penalty. */
    public AlsSettings withRegularization(double value) {
        return new AlsSettings(
                dimension, epochs, unobservedWeight, value, frequencyExponent, confidence, solver, seed, threads);
    }

    /** These settings with another growth of the penalty. */
    public AlsSettings withFrequencyExponent(double value) {
        return new AlsSettings(
                dimension, epochs, unobservedWeight, regularization, value, confidence, solver, seed, threads);
    }

    /** These settings with another weight of observed pairs. */
    public AlsSettings withConfidence(Confidence value) {
        return new AlsSettings(
                dimension, epochs, unobservedWeight, regularization, frequencyExponent, value, solver, seed, threads);
    }

    /** These settings with another solver. */
    public AlsSettings withSolver(AlsSolver value) {
        return new AlsSettings(
                dimension,
                epochs,
                unobservedWeight,
                regularization,
                frequencyExponent,
                confidence,
                value,
                seed,
                threads);
    }

    /** These settings with another starting point. */
    public AlsSettings withSeed(long value) {
        return new AlsSettings(
                dimension,
                epochs,
                unobservedWeight,
                regularization,
                frequencyExponent,
                confidence,
                solver,
                value,
                threads);
    }

    /** These settings with another number of threads. */
    public AlsSettings withThreads(int value) {
        return new AlsSettings(
                dimension,
                epochs,
                unobservedWeight,
                regularization,
                frequencyExponent,
                confidence,
                solver,
                seed,
                value);
    }

    /**
     * The penalty on the squared length of a row's vector.
     *
     * @param events how many events the row has
     * @param others how many rows the other side has, the unknown left out
     */
    double penalty(int events, int others) {
        return regularization * Math.pow(events + unobservedWeight * others, frequencyExponent);
    }

    /** Dimensions of each block but the last, which may have fewer: as even as can be. */
    int evenBlock() {
        int most = solver instanceof AlsSolver.Blocks blocks ? Math.min(blocks.size(), dimension) : dimension;
        int blocks = (dimension + most - 1) / most;
        return (dimension + blocks - 1) / blocks;
    }
}
