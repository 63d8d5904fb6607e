package dev.sluice.train.softmax;

import dev.sluice.retrieval.Similarity;
import dev.sluice.train.engine.Checks;
import java.util.function.Consumer;

/**
 * Settings of matrix factorisation by a sampled softmax. Start from {@link #defaults()} and change what matters:
 *
 * <pre>{@code
 * var settings = SoftmaxSettings.defaults().withDimension(128).withSeed(7);
 * }</pre>
 *
 * @param dimension length of each embedding, from 1 to 4096
 * @param epochs passes over the interactions, at least 1
 * @param batch examples whose loss is taken together, each one's item a negative of the others; at least 1
 * @param uniformNegatives further negatives of a batch, drawn from all items alike; not negative
 * @param loss the loss of an example, its temperature above all
 * @param similarity what a score is: of cosines, every vector has length 1
 * @param weights how much an example counts
 * @param learningRate of row-wise Adagrad, finite and not negative
 * @param regularization weight of half the squared length of the vectors of each example and column, finite and not
 *     negative; changes nothing of cosines
 * @param seed fixes the starting point, the order of examples and the negatives; equal seeds give equal models,
 *     whatever the number of threads
 * @param threads how many threads train, the calling one among them, at least 1
 */
public record SoftmaxSettings(
        int dimension,
        int epochs,
        int batch,
        int uniformNegatives,
        SampledSoftmaxLoss loss,
        Similarity similarity,
        Weights weights,
        double learningRate,
        double regularization,
        long seed,
        int threads) {
    private static final int MAX_DIMENSION = 4096;
    private static final int MAX_COLUMNS = 1 << 16;

    /** How much an example counts. */
    public enum Weights {
        /** All alike. */
        EQUAL,
        /** As much as its value, where those of repeated events are added up, divided by the mean of all values. */
        VALUE
    }

    /** Checks the ranges. */
    public SoftmaxSettings {
        if (dimension < 1 || dimension > MAX_DIMENSION) {
            throw new IllegalArgumentException("dimension must be from 1 to " + MAX_DIMENSION + ": " + dimension);
        }
        Checks.from(1, epochs, "epochs");
        Checks.from(1, batch, "batch");
        Checks.from(0, uniformNegatives, "uniformNegatives");
        if ((long) batch + uniformNegatives > MAX_COLUMNS) {
            throw new IllegalArgumentException("batch and uniformNegatives must be at most " + MAX_COLUMNS
                    + " together: " + ((long) batch + uniformNegatives));
        }
        Checks.finiteAndNotNegative(learningRate, "learningRate");
        Checks.finiteAndNotNegative(regularization, "regularization");
        Checks.from(1, threads, "threads");
    }

    /**
     * 64 dimensions, 16 epochs of batches of 512, cosines at a temperature of 0.1, in-batch negatives, all processors.
     */
    public static SoftmaxSettings defaults() {
        return new SoftmaxSettings(
                64,
                16,
                512,
                0,
                SampledSoftmaxLoss.of(0.1),
                Similarity.COSINE,
                Weights.EQUAL,
                0.1,
                0,
                42,
                Runtime.getRuntime().availableProcessors());
    }

    /** These settings with another dimension. */
    public SoftmaxSettings withDimension(int value) {
        return changed(draft -> draft.dimension = value);
    }

    /** These settings with another number of epochs. */
    public SoftmaxSettings withEpochs(int value) {
        return changed(draft -> draft.epochs = value);
    }

    /** These settings with another size of batches. */
    public SoftmaxSettings withBatch(int value) {
        return changed(draft -> draft.batch = value);
    }

    /** These settings with another number of uniform negatives. */
    public SoftmaxSettings withUniformNegatives(int value) {
        return changed(draft -> draft.uniformNegatives = value);
    }

    /** These settings with another loss. */
    public SoftmaxSettings withLoss(SampledSoftmaxLoss value) {
        return changed(draft -> draft.loss = value);
    }

    /** These settings with other scores. */
    public SoftmaxSettings withSimilarity(Similarity value) {
        return changed(draft -> draft.similarity = value);
    }

    /** These settings with other weights of examples. */
    public SoftmaxSettings withWeights(Weights value) {
        return changed(draft -> draft.weights = value);
    }

    /** These settings with another learning rate. */
    public SoftmaxSettings withLearningRate(double value) {
        return changed(draft -> draft.learningRate = value);
    }

    /** These settings with another penalty. */
    public SoftmaxSettings withRegularization(double value) {
        return changed(draft -> draft.regularization = value);
    }

    /** These settings with another seed. */
    public SoftmaxSettings withSeed(long value) {
        return changed(draft -> draft.seed = value);
    }

    /** These settings with another number of threads. */
    public SoftmaxSettings withThreads(int value) {
        return changed(draft -> draft.threads = value);
    }

    private SoftmaxSettings changed(Consumer<Draft> change) {
        Draft draft = new Draft();
        change.accept(draft);
        return draft.settings();
    }

    /** These settings, to be changed. */
    private final class Draft {
        private int dimension = SoftmaxSettings.this.dimension;
        private int epochs = SoftmaxSettings.this.epochs;
        private int batch = SoftmaxSettings.this.batch;
        private int uniformNegatives = SoftmaxSettings.this.uniformNegatives;
        private SampledSoftmaxLoss loss = SoftmaxSettings.this.loss;
        private Similarity similarity = SoftmaxSettings.this.similarity;
        private Weights weights = SoftmaxSettings.this.weights;
        private double learningRate = SoftmaxSettings.this.learningRate;
        private double regularization = SoftmaxSettings.this.regularization;
        private long seed = SoftmaxSettings.this.seed;
        private int threads = SoftmaxSettings.this.threads;

        SoftmaxSettings settings() {
            return new SoftmaxSettings(
                    dimension,
                    epochs,
                    batch,
                    uniformNegatives,
                    loss,
                    similarity,
                    weights,
                    learningRate,
                    regularization,
                    seed,
                    threads);
        }
    }
}
