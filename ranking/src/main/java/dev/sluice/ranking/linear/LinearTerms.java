package dev.sluice.ranking.linear;

import dev.sluice.FeatureSchema;
import java.util.Arrays;
import java.util.List;

/**
 * The numbers of a linear model. Each is a float's, as it is saved, so that a model predicts the same to the last bit
 * before and after.
 */
final class LinearTerms {
    private final double bias;
    private final List<FeatureWeight> weights;
    private final HashedTerms hashed;
    private final float[] buckets;

    /**
     * Terms.
     *
     * @param weights of the features of the schema that is hashed, in its order
     * @param buckets weights, as many as the hashed terms share; kept
     */
    LinearTerms(double bias, List<FeatureWeight> weights, HashedTerms hashed, float[] buckets) {
        this.bias = bias;
        this.weights = List.copyOf(weights);
        this.hashed = hashed;
        this.buckets = buckets;
    }

    FeatureSchema schema() {
        return hashed.schema();
    }

    double bias() {
        return bias;
    }

    List<FeatureWeight> weights() {
        return weights;
    }

    int buckets() {
        return buckets.length;
    }

    float bucket(int index) {
        return buckets[index];
    }

    /** Of each position the bias and, column after column, the share of each feature, and then what is hashed. */
    void logits(float[][] features, int positions, double[] logits) {
        hashed.requireCodes(features, positions);
        Arrays.fill(logits, 0, positions, bias);
        for (int column = 0; column < features.length; column++) {
            FeatureWeight weight = weights.get(column);
            for (int position = 0; position < positions; position++) {
                logits[position] += weight.contribution(features[column][position]);
            }
        }
        hashed.addShares(buckets, features, positions, logits);
    }
}
