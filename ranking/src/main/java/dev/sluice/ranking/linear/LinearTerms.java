package dev.sluice.ranking.linear;

import dev.sluice.FeatureSchema;
import java.util.List;

/**
 * The numbers of a linear model. Each is a float's, as it is saved, so that a model predicts the same to the last bit
 * before and after.
 *
 * @param weights of the features of the schema, in its order
 */
record LinearTerms(FeatureSchema schema, double bias, List<FeatureWeight> weights) {
    LinearTerms {
        weights = List.copyOf(weights);
    }

    static LinearTerms of(double bias, List<FeatureWeight> weights) {
        return new LinearTerms(
                new FeatureSchema(weights.stream().map(FeatureWeight::feature).toList()), bias, weights);
    }

    /** The bias and, column after column, the share of each feature. */
    double logit(float[] features) {
        double logit = bias;
        for (int column = 0; column < features.length; column++) {
            logit += weights.get(column).contribution(features[column]);
        }
        return logit;
    }
}
