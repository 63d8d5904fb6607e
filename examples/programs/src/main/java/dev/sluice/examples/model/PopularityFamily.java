package dev.sluice.examples.model;

import dev.sluice.train.TrainedModel;
import dev.sluice.train.popularity.PopularitySettings;
import dev.sluice.train.popularity.PopularityTrainer;

/** How many users an item has. */
final class PopularityFamily implements Family {
    private static final PopularityTrainer TRAINER = new PopularityTrainer(PopularitySettings.defaults());

    @Override
    public void check(SharedOptions shared) {}

    @Override
    public long estimateBytes(SharedOptions shared, TrainingData data) {
        return TRAINER.estimateBytes(data.events());
    }

    @Override
    public TrainedModel train(SharedOptions shared, TrainingData data, TrainingRun run) {
        return TRAINER.train(data.events());
    }
}
