package dev.sluice.examples.model;

import dev.sluice.train.Rows;
import dev.sluice.train.Strength;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that several families share; what is not given is each family's own default. */
final class SharedOptions {
    @Option(
            names = "--dim",
            description = "als, bpr, softmax, graphfilter: length of the embeddings (64; graphfilter 512)")
    private @Nullable Integer dimension;

    @Option(names = "--epochs", description = "als, bpr, softmax: passes over the events (16; bpr 100)")
    private @Nullable Integer epochs;

    @Option(
            names = "--reg",
            description = "als, bpr, softmax: weight of the L2 penalty (0.005; bpr 0.02; softmax 0); graphfilter: how"
                    + " much the lowest frequencies are held back (0.2)")
    private @Nullable Double regularization;

    @Option(names = "--learning-rate", description = "bpr, softmax: length of the first steps (bpr 0.2; softmax 0.1)")
    private @Nullable Double learningRate;

    @Option(
            names = "--neighbours",
            description = "itemknn, rp3beta, graphfilter: how many neighbours an item keeps (itemknn 100; others 300)")
    private @Nullable Integer neighbours;

    @Option(
            names = "--rows",
            description =
                    "itemknn, rp3beta: weights as they are or divided by their sum: plain (itemknn) or l1 (rp3beta)")
    private @Nullable Rows rows;

    @Option(
            names = "--strength",
            description =
                    "itemknn, rp3beta, ease: what a pair counts: presence, which is 1, or value (${DEFAULT-VALUE})")
    private Strength strength = Strength.PRESENCE;

    @Option(names = "--seed", description = "fixes what is drawn (${DEFAULT-VALUE})")
    private long seed = 42;

    @Option(names = "--threads", description = "how many threads train (${DEFAULT-VALUE})")
    private int threads = Runtime.getRuntime().availableProcessors();

    int dimension(int byDefault) {
        return Optional.ofNullable(dimension).orElse(byDefault);
    }

    int epochs(int byDefault) {
        return Optional.ofNullable(epochs).orElse(byDefault);
    }

    double regularization(double byDefault) {
        return Optional.ofNullable(regularization).orElse(byDefault);
    }

    double learningRate(double byDefault) {
        return Optional.ofNullable(learningRate).orElse(byDefault);
    }

    int neighbours(int byDefault) {
        return Optional.ofNullable(neighbours).orElse(byDefault);
    }

    Rows rows(Rows byDefault) {
        return Optional.ofNullable(rows).orElse(byDefault);
    }

    Strength strength() {
        return strength;
    }

    long seed() {
        return seed;
    }

    int threads() {
        return threads;
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
