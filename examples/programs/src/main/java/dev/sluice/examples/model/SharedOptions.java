package dev.sluice.examples.model;

import dev.sluice.train.Rows;
import dev.sluice.train.Strength;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that several families share; what is not given is each family's own default. */
final class SharedOptions {
    @Option(names = "--dim", description = "length of the embeddings (${bundle:dim.of})")
    private @Nullable Integer dimension;

    @Option(names = "--epochs", description = "passes over the events (${bundle:epochs.of})")
    private @Nullable Integer epochs;

    @Option(
            names = "--reg",
            description = "weight of the L2 penalty; of graphfilter how much the lowest frequencies are held back"
                    + " (${bundle:reg.of})")
    private @Nullable Double regularization;

    @Option(names = "--learning-rate", description = "length of the first steps (${bundle:learning-rate.of})")
    private @Nullable Double learningRate;

    @Option(names = "--neighbours", description = "how many neighbours an item keeps (${bundle:neighbours.of})")
    private @Nullable Integer neighbours;

    @Option(
            names = "--rows",
            description = "weights as they are or divided by their sum: plain or l1 (${bundle:rows.of})")
    private @Nullable Rows rows;

    @Option(
            names = "--strength",
            description = "what a pair counts: presence, which is 1, or value (${bundle:strength.of})")
    private @Nullable Strength strength;

    @Option(names = "--seed", description = "fixes what is drawn (${DEFAULT-VALUE})")
    private long seed = 42;

    @Option(names = "--threads", description = "how many threads train (${DEFAULT-VALUE})")
    private int threads = Runtime.getRuntime().availableProcessors();

    private final AskedFor asked = new AskedFor();

    int dimension(int byDefault) {
        return asked.or("--dim", dimension, byDefault);
    }

    int epochs(int byDefault) {
        return asked.or("--epochs", epochs, byDefault);
    }

    double regularization(double byDefault) {
        return asked.or("--reg", regularization, byDefault);
    }

    double learningRate(double byDefault) {
        return asked.or("--learning-rate", learningRate, byDefault);
    }

    int neighbours(int byDefault) {
        return asked.or("--neighbours", neighbours, byDefault);
    }

    Rows rows(Rows byDefault) {
        return asked.or("--rows", rows, byDefault);
    }

    Strength strength(Strength byDefault) {
        return asked.or("--strength", strength, byDefault);
    }

    long seed() {
        return asked.or("--seed", seed, seed);
    }

    int threads() {
        return asked.or("--threads", threads, threads);
    }

    /** What was asked for until now. */
    AskedFor asked() {
        return asked;
    }

    /** The same with another seed and number of epochs. */
    SharedOptions with(long otherSeed, int otherEpochs) {
        SharedOptions other = new SharedOptions();
        other.dimension = dimension;
        other.epochs = otherEpochs;
        other.regularization = regularization;
        other.learningRate = learningRate;
        other.neighbours = neighbours;
        other.rows = rows;
        other.strength = strength;
        other.seed = otherSeed;
        other.threads = threads;
        return other;
    }
}
