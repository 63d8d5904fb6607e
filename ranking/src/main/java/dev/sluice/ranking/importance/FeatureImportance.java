package dev.sluice.ranking.importance;

import dev.sluice.FeatureKey;

/**
 * What a scorer owes to a feature.
 *
 * @param feature the feature
 * @param loss by how much the log loss rises without it, the mean of several permutations, in nats; below 0 if the
 *     scorer is better off without
 * @param deviation standard deviation of that between permutations, at least 0; 0 if there was only one
 */
public record FeatureImportance(FeatureKey feature, double loss, double deviation) {}
