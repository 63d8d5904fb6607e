package dev.sluice.train.graph;

import dev.sluice.train.engine.Checks;

/**
 * Settings of {@link GraphFilterTrainer}. Start from {@link #defaults()} and change what matters:
 *
 * <pre>{@code
 * var settings = GraphFilterSettings.defaults().withDimension(256).withSeed(7);
 * }</pre>
 *
 * @param dimension how many of the graph's lowest frequencies are kept as vectors, from 1 to 4096; there are no more
 *     than items
 * @param rounds multiplications by the filter that find them, each costing {@code 4 d} operations an interaction and
 *     {@code 3 d^2} an item; at least 1
 * @param exponents how much those with many events count for less
 * @param regularization how much the stronger of these frequencies are held back: one of strength {@code s}, the
 *     strongest having 1, is passed on as {@code s / (s + regularization)}; finite and not negative
 * @param remainder what of the items' neighbourhoods the vectors do not explain is weighed by, 1 being the weight of
 *     the weakest frequency kept and 0 nothing; finite and not negative
 * @param neighbours of how many other items each item keeps that remainder, those where it is greatest either way, at
 *     least 1
 * @param seed fixes what the search for the frequencies begins with; equal seeds give equal models, whatever the number
 *     of threads
 * @param threads how many threads train, the calling one among them, at least 1
 */
public record GraphFilterSettings(
        int dimension,
        int rounds,
        Exponents exponents,
        double regularization,
        double remainder,
        int neighbours,
        long seed,
        int threads) {
    private static final int MAX_DIMENSION = 4096;

    /** Checks the ranges. */
    public GraphFilterSettings {
        if (dimension < 1 || dimension > MAX_DIMENSION) {
            throw new IllegalArgumentException("dimension must be from 1 to " + MAX_DIMENSION + ": " + dimension);
        }
        Checks.from(1, rounds, "rounds");
        Checks.finiteAndNotNegative(regularization, "regularization");
        Checks.finiteAndNotNegative(remainder, "remainder");
        Checks.from(1, neighbours, "neighbours");
        Checks.from(1, threads, "threads");
    }

    /** 512 frequencies, the remainder of 300 neighbours, all processors. */
    public static GraphFilterSettings defaults() {
        return new GraphFilterSettings(
                512,
                3,
                Exponents.DEFAULT,
                0.2,
                0.8,
                300,
                42,
                Runtime.getRuntime().availableProcessors());
    }

    /** These settings with another number of frequencies. */
    public GraphFilterSettings withDimension(int value) {
        return new GraphFilterSettings(value, rounds, exponents, regularization, remainder, neighbours, seed, threads);
    }

    /** These settings with another number of multiplications. */
    public GraphFilterSettings withRounds(int value) {
        return new GraphFilterSettings(
                dimension, value, exponents, regularization, remainder, neighbours, seed, threads);
    }

    /** These settings with other exponents. */
    public GraphFilterSettings withExponents(Exponents value) {
        return new GraphFilterSettings(dimension, rounds, value, regularization, remainder, neighbours, seed, threads);
    }

    /** These settings with another regularization. */
    public GraphFilterSettings withRegularization(double value) {
        return new GraphFilterSettings(dimension, rounds, exponents, value, remainder, neighbours, seed, threads);
    }

    /** These settings with another weight of the remainder. */
    public GraphFilterSettings withRemainder(double value) {
        return new GraphFilterSettings(dimension, rounds, exponents, regularization, value, neighbours, seed, threads);
    }

    /** These settings with another number of neighbours. */
    public GraphFilterSettings withNeighbours(int value) {
        return new GraphFilterSettings(dimension, rounds, exponents, regularization, remainder, value, seed, threads);
    }

    /** These settings with another seed. */
    public GraphFilterSettings withSeed(long value) {
        return new GraphFilterSettings(
                dimension, rounds, exponents, regularization, remainder, neighbours, value, threads);
    }

    /** These settings with another number of threads. */
    public GraphFilterSettings withThreads(int value) {
        return new GraphFilterSettings(
                dimension, rounds, exponents, regularization, remainder, neighbours, seed, value);
    }
}
