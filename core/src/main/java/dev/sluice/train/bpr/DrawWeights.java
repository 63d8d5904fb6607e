package dev.sluice.train.bpr;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.train.engine.Vectors;

/** How often each item is drawn as a negative: its number of users to a power, 0 if it has none. */
final class DrawWeights {
    private final double[] weights;

    private DrawWeights(double[] weights) {
        this.weights = weights;
    }

    static DrawWeights of(InteractionMatrix matrix, double power) {
        double[] weights = new double[matrix.columns()];
        for (int place = 0; place < matrix.size(); place++) {
            weights[matrix.column(place)]++;
        }
        for (int item = 0; item < weights.length; item++) {
            weights[item] = weights[item] == 0 ? 0 : Math.pow(weights[item], power);
        }
        return new DrawWeights(weights);
    }

    /** Those of a published table of one dimension. */
    static DrawWeights of(Vectors table, int rows) {
        double[] weights = new double[rows];
        float[] weight = new float[1];
        for (int item = 0; item < rows; item++) {
            table.copy(item, weight);
            weights[item] = weight[0];
        }
        return new DrawWeights(weights);
    }

    static long bytes(int rows) {
        return 8L * rows;
    }

    int rows() {
        return weights.length;
    }

    double of(int item) {
        return weights[item];
    }

    /** Whether training saw the item. */
    boolean knows(int item) {
        return weights[item] > 0;
    }

    /** How many items training saw. */
    int known() {
        int known = 0;
        for (double weight : weights) {
            known += weight > 0 ? 1 : 0;
        }
        return known;
    }
}
