package dev.sluice.ranking.linear;

import dev.sluice.FeatureKey;

/**
 * What a feature adds to the logit of a prediction: {@code weight * (value - mean) / deviation}, or {@code ifMissing}
 * where it is missing. A category has weight 0 here, as its values have weights of their own. Weights of different
 * features can be compared, since each counts one standard deviation.
 *
 * @param feature the feature
 * @param weight what one standard deviation adds
 * @param ifMissing what the absence of a value adds
 * @param mean of the values that it was trained on, 0 of a flag
 * @param deviation standard deviation of those values, 1 of a flag or a constant
 */
public record FeatureWeight(FeatureKey feature, double weight, double ifMissing, double mean, double deviation) {
    /** What a value adds to the logit; NaN is a missing one. */
    public double contribution(float value) {
        return Float.isNaN(value) ? ifMissing : weight * ((value - mean) / deviation);
    }
}
