package dev.sluice.ranking.tower;

import dev.sluice.train.softmax.SampledSoftmaxLoss;
import java.util.function.Consumer;

/**
 * Settings of two towers. Start from {@link #defaults()} and change what matters:
 *
 * <pre>{@code
 * var settings = TwoTowerSettings.defaults().withDimension(128).withSeed(7);
 * }</pre>
 *
 * @param dimension length of each vector, from 1 to 4096
 * @param hidden units of the hidden layer of each tower, 0 for none
 * @param epochs passes over the events, at least 1
 * @param batch examples whose loss is taken together, each one's item a negative of the others; at least 1
 * @param uniformNegatives further negatives of a batch, drawn from all items alike, those without events among them;
 *     not negative
 * @param loss the loss of an example, its temperature above all
 * @param idDropout how probable it is that an item goes by its attributes alone in a batch, in [0, 1]
 * @param unmetWeight how much an item without any event counts as a negative, in [0, 1]: at 1 such items are taken for
 *     as unpopular as they were, at 0 for as popular as others with their attributes
 * @param inputs what the towers look at
 * @param learningRate of row-wise Adagrad, finite and not negative
 * @param seed fixes the starting point, the order of examples and what is drawn; equal seeds give equal models,
 *     whatever the number of threads
 * @param threads how many threads train, the calling one among them, at least 1
 */
public record TwoTowerSettings(
        int dimension,
        int hidden,
        int epochs,
        int batch,
        int uniformNegatives,
        SampledSoftmaxLoss loss,
        double idDropout,
        double unmetWeight,
        TowerInputs inputs,
        double learningRate,
        long seed,
        int threads) {
    private static final int MAX_DIMENSION = 4096;
    private static final int MAX_COLUMNS = 1 << 16;

    /** Checks the ranges. */
    public TwoTowerSettings {
        requireWithin(1, dimension, MAX_DIMENSION, "dimension");
        requireWithin(0, hidden, MAX_DIMENSION, "hidden");
        requireWithin(1, epochs, Integer.MAX_VALUE, "epochs");
        requireWithin(1, batch, MAX_COLUMNS, "batch");
        requireWithin(0, uniformNegatives, MAX_COLUMNS, "uniformNegatives");
        if (batch + uniformNegatives > MAX_COLUMNS) {
            throw new IllegalArgumentException("batch and uniformNegatives must be at most " + MAX_COLUMNS
                    + " together: " + (batch + uniformNegatives));
        }
        requireShare(idDropout, "idDropout");
        requireShare(unmetWeight, "unmetWeight");
        if (!(learningRate >= 0 && learningRate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("learningRate must be finite and not negative: " + learningRate);
        }
        requireWithin(1, threads, Integer.MAX_VALUE, "threads");
    }

    private static void requireShare(double value, String what) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(what + " must be from 0 to 1: " + value);
        }
    }

    private static void requireWithin(int least, int value, int most, String what) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " must be "
                    + (most == Integer.MAX_VALUE ? "at least " + least : "from " + least + " to " + most) + ": "
                    + value);
        }
    }

    /**
     * 64 dimensions, no hidden layer, 10 epochs of batches of 512 with 512 uniform negatives at a temperature of 0.1,
     * ids left out of every fifth item, items without events a tenth of a negative, all processors.
     */
    public static TwoTowerSettings defaults() {
        return new TwoTowerSettings(
                64,
                0,
                10,
                512,
                512,
                SampledSoftmaxLoss.of(0.1),
                0.2,
                0.1,
                TowerInputs.defaults(),
                0.1,
                42,
                Runtime.getRuntime().availableProcessors());
    }

    /** These settings with another dimension. */
    public TwoTowerSettings withDimension(int value) {
        return changed(draft -> draft.dimension = value);
    }

    /** These settings with another hidden layer. */
    public TwoTowerSettings withHidden(int value) {
        return changed(draft -> draft.hidden = value);
    }

    /** These settings with another number of epochs. */
    public TwoTowerSettings withEpochs(int value) {
        return changed(draft -> draft.epochs = value);
    }

    /** These settings with another size of batches. */
    public TwoTowerSettings withBatch(int value) {
        return changed(draft -> draft.batch = value);
    }

    /** These settings with another number of uniform negatives. */
    public TwoTowerSettings withUniformNegatives(int value) {
        return changed(draft -> draft.uniformNegatives = value);
    }

    /** These settings with another loss. */
    public TwoTowerSettings withLoss(SampledSoftmaxLoss value) {
        return changed(draft -> draft.loss = value);
    }

    /** These settings with ids left out more or less often. */
    public TwoTowerSettings withIdDropout(double value) {
        return changed(draft -> draft.idDropout = value);
    }

    /** These settings with another weight of items without events. */
    public TwoTowerSettings withUnmetWeight(double value) {
        return changed(draft -> draft.unmetWeight = value);
    }

    /** These settings with other inputs. */
    public TwoTowerSettings withInputs(TowerInputs value) {
        return changed(draft -> draft.inputs = value);
    }

    /** These settings with another learning rate. */
    public TwoTowerSettings withLearningRate(double value) {
        return changed(draft -> draft.learningRate = value);
    }

    /** These settings with another seed. */
    public TwoTowerSettings withSeed(long value) {
        return changed(draft -> draft.seed = value);
    }

    /** These settings with another number of threads. */
    public TwoTowerSettings withThreads(int value) {
        return changed(draft -> draft.threads = value);
    }

    private TwoTowerSettings changed(Consumer<Draft> change) {
        Draft draft = new Draft();
        change.accept(draft);
        return draft.settings();
    }

    /** These settings, to be changed. */
    private final class Draft {
        private int dimension = TwoTowerSettings.this.dimension;
        private int hidden = TwoTowerSettings.this.hidden;
        private int epochs = TwoTowerSettings.this.epochs;
        private int batch = TwoTowerSettings.this.batch;
        private int uniformNegatives = TwoTowerSettings.this.uniformNegatives;
        private SampledSoftmaxLoss loss = TwoTowerSettings.this.loss;
        private double idDropout = TwoTowerSettings.this.idDropout;
        private double unmetWeight = TwoTowerSettings.this.unmetWeight;
        private TowerInputs inputs = TwoTowerSettings.this.inputs;
        private double learningRate = TwoTowerSettings.this.learningRate;
        private long seed = TwoTowerSettings.this.seed;
        private int threads = TwoTowerSettings.this.threads;

        TwoTowerSettings settings() {
            return new TwoTowerSettings(
                    dimension,
                    hidden,
                    epochs,
                    batch,
                    uniformNegatives,
                    loss,
                    idDropout,
                    unmetWeight,
                    inputs,
                    learningRate,
                    seed,
                    threads);
        }
    }
}
