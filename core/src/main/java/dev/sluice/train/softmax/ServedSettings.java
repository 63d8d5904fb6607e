package dev.sluice.train.softmax;

import dev.sluice.train.engine.Checks;

/**
 * Settings of the fine-tuning on what was served. The rate is that of row-wise Adagrad with a fresh memory, whose first
 * steps are long: keep it well below that of the phase before, or what that has learned of the rest of the catalogue is
 * forgotten.
 *
 * @param epochs passes over the exposures, at least 1
 * @param batch exposures whose loss is taken together, from 1 to 65,536
 * @param learningRate of row-wise Adagrad, finite and not negative
 */
public record ServedSettings(int epochs, int batch, double learningRate) {
    private static final int MAX_BATCH = 1 << 16;

    /** Checks the ranges. */
    public ServedSettings {
        Checks.from(1, epochs, "epochs");
        if (batch < 1 || batch > MAX_BATCH) {
            throw new IllegalArgumentException("batch must be from 1 to " + MAX_BATCH + ": " + batch);
        }
        Checks.finiteAndNotNegative(learningRate, "learningRate");
    }

    /** 10 epochs of batches of 1024, in short steps. */
    public static ServedSettings defaults() {
        return new ServedSettings(10, 1024, 0.01);
    }

    /** These settings with another number of epochs. */
    public ServedSettings withEpochs(int value) {
        return new ServedSettings(value, batch, learningRate);
    }

    /** These settings with another size of batches. */
    public ServedSettings withBatch(int value) {
        return new ServedSettings(epochs, value, learningRate);
    }

    /** These settings with another learning rate. */
    public ServedSettings withLearningRate(double value) {
        return new ServedSettings(epochs, batch, value);
    }
}
