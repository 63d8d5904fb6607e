package dev.sluice.ranking.linear;

import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The numbers of a linear model. They are floats, as they are saved, so that a model predicts the same to the last bit
 * before and after.
 */
record LinearTerms(
        FeatureSchema schema, float bias, float[] weights, float[] ifMissing, float[] means, float[] deviations) {
    /** The bias and, column after column, the share of each feature. */
    double logit(float[] features) {
        double logit = bias;
        for (int column = 0; column < features.length; column++) {
            logit += term(column, features[column]);
        }
        return logit;
    }

    /** Adds the shares of a feature of many candidates to their logits. */
    void add(int column, float[] values, double[] logits) {
        for (int position = 0; position < values.length; position++) {
            logits[position] += term(column, values[position]);
        }
    }

    private double term(int column, float value) {
        return Float.isNaN(value)
                ? ifMissing[column]
                : weights[column] * (((double) value - means[column]) / deviations[column]);
    }

    List<FeatureWeight> featureWeights() {
        List<FeatureKey> keys = schema.keys();
        return IntStream.range(0, keys.size())
                .mapToObj(column -> new FeatureWeight(
                        keys.get(column), weights[column], ifMissing[column], means[column], deviations[column]))
                .toList();
    }

    /** The probability of a logit. Strict, so that every platform computes the same. */
    static double probability(double logit) {
        // Each branch takes the exponential of a number that is not positive, which cannot overflow.
        double small = StrictMath.exp(-Math.abs(logit));
        return logit >= 0 ? 1 / (1 + small) : small / (1 + small);
    }
}
