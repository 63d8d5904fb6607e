package dev.sluice.eval.tuning;

import dev.sluice.data.Dataset;

/**
 * What one training gets.
 *
 * @param data to train on, prepared; rows of users and items are those of the whole
 * @param seed for whatever the training draws
 * @param epochs for how long to train, where that means anything
 */
public record TrainingPart(Dataset data, long seed, int epochs) {}
