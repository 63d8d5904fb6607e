package dev.sluice.ranking.linear;

import dev.sluice.FeatureType;
import dev.sluice.ranking.Examples;
import java.util.List;
import java.util.Set;

/**
 * The mean and the standard deviation of each feature over the examples that have it, by their weights. Kept as floats,
 * as they are saved, so that training and serving read the same. A flag or category is left as it is, with mean 0 and
 * deviation 1, and so is a feature that no example has; a constant has deviation 1.
 */
final class Standardization {
    private final float[] means;
    private final float[] deviations;
    private final boolean[] seen;

    private Standardization(int features) {
        this.means = new float[features];
        this.deviations = new float[features];
        this.seen = new boolean[features];
    }

    static Standardization of(Examples examples) {
        int features = examples.schema().size();
        Standardization all = new Standardization(features);
        for (int column = 0; column < features; column++) {
            all.measure(examples, column);
        }
        return all;
    }

    /** As it was saved with these weights. */
    static Standardization of(List<FeatureWeight> weights, Set<String> unseen) {
        Standardization all = new Standardization(weights.size());
        for (int column = 0; column < weights.size(); column++) {
            FeatureWeight weight = weights.get(column);
            all.means[column] = (float) weight.mean();
            all.deviations[column] = (float) weight.deviation();
            all.seen[column] = !unseen.contains(weight.feature().name());
        }
        return all;
    }

    private void measure(Examples examples, int column) {
        double weights = 0;
        double sum = 0;
        float least = Float.POSITIVE_INFINITY;
        float greatest = Float.NEGATIVE_INFINITY;
        for (int row = 0; row < examples.size(); row++) {
            float value = examples.feature(row, column);
            float weight = examples.weight(row);
            if (!Float.isNaN(value) && weight > 0) {
                weights += weight;
                sum += (double) weight * value;
                least = Math.min(least, value);
                greatest = Math.max(greatest, value);
            }
        }
        seen[column] = weights > 0;
        deviations[column] = 1;
        if (seen[column] && examples.schema().keys().get(column).type() == FeatureType.NUMBER) {
            means[column] = least == greatest ? least : (float) (sum / weights);
            deviations[column] = orOne((float) Math.sqrt(squares(examples, column) / weights));
        }
    }

    private double squares(Examples examples, int column) {
        double squares = 0;
        for (int row = 0; row < examples.size(); row++) {
            float value = examples.feature(row, column);
            if (!Float.isNaN(value)) {
                double apart = (double) value - means[column];
                squares += examples.weight(row) * apart * apart;
            }
        }
        return squares;
    }

    /** A value that is there, in deviations from the mean. */
    double standard(int column, float value) {
        return ((double) value - means[column]) / deviations[column];
    }

    private static float orOne(float deviation) {
        return deviation < Float.MIN_NORMAL ? 1 : deviation;
    }

    /** Whether any example that counts has the feature. */
    boolean isSeen(int column) {
        return seen[column];
    }

    float mean(int column) {
        return means[column];
    }

    float deviation(int column) {
        return deviations[column];
    }
}
