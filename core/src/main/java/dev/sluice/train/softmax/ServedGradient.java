package dev.sluice.train.softmax;

import dev.sluice.train.batch.Batch;
import dev.sluice.train.engine.Factors;
import dev.sluice.train.engine.Units;
import dev.sluice.train.engine.Workers;

/** The logistic loss of a batch of exposures and its gradient by the vectors of each one's user and item. */
final class ServedGradient {
    /** Exposures that a thread takes at once. */
    private static final int BLOCK = 64;

    private final int dimension;
    private final Workers workers;
    private final float[] users;
    private final float[] items;
    private final float[] slopes;
    private final double[] losses;
    private double scale;

    ServedGradient(int batch, int dimension, Workers workers) {
        this.dimension = dimension;
        this.workers = workers;
        this.users = new float[batch * dimension];
        this.items = new float[batch * dimension];
        this.slopes = new float[batch];
        this.losses = new double[batch];
    }

    static long bytes(int batch, int dimension) {
        return 8L * batch * dimension + 12L * batch;
    }

    /** Computes for a batch, whose weights are the outcomes; returns the sum of the losses. */
    double compute(Batch batch, Calibration calibration, Factors userVectors, Factors itemVectors) {
        int count = batch.examples();
        scale = calibration.scale();
        workers.run((count + BLOCK - 1) / BLOCK, () -> {
            float[] user = new float[dimension];
            float[] item = new float[dimension];
            return block -> {
                for (int place = block * BLOCK; place < Math.min(count, (block + 1) * BLOCK); place++) {
                    userVectors.copy(batch.users[place], user);
                    itemVectors.copy(batch.items[place], item);
                    System.arraycopy(user, 0, users, place * dimension, dimension);
                    System.arraycopy(item, 0, items, place * dimension, dimension);
                    learn(place, calibration.logit(Units.product(user, item)), batch.weights[place]);
                }
            };
        });
        double sum = 0;
        for (int place = 0; place < count; place++) {
            sum += losses[place];
        }
        return sum;
    }

    private void learn(int place, double logit, double outcome) {
        slopes[place] = (float) (Calibration.probability(logit) - outcome);
        losses[place] = Calibration.loss(logit, outcome);
    }

    /** Adds the gradient by an exposure's user vector. */
    void addUser(int place, float[] gradient) {
        add(place, items, gradient);
    }

    /** Adds the gradient by an exposure's item vector. */
    void addItem(int place, float[] gradient) {
        add(place, users, gradient);
    }

    private void add(int place, float[] vectors, float[] into) {
        float slope = (float) (slopes[place] * scale);
        int at = place * dimension;
        for (int i = 0; i < dimension; i++) {
            into[i] += slope * vectors[at + i];
        }
    }
}
