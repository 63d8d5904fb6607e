package dev.sluice.examples.model;

import dev.sluice.eval.tuning.SearchSpace;
import dev.sluice.train.TrainedModel;
import dev.sluice.train.neighbours.NeighboursSettings;
import dev.sluice.train.neighbours.NeighboursTrainer;
import picocli.CommandLine.Option;

/** Item neighbours. */
final class NeighboursFamily implements Family {
    private static final NeighboursSettings DEFAULTS = NeighboursSettings.defaults();

    @Option(names = "--shrinkage", description = "itemknn: added to the denominator of the cosine (${DEFAULT-VALUE})")
    private double shrinkage = DEFAULTS.shrinkage();

    @Option(
            names = "--rows",
            description = "itemknn: weights as they are or divided by their sum: cosine or l1 (${DEFAULT-VALUE})")
    private NeighboursSettings.Weights rows = DEFAULTS.weights();

    @Option(names = "--bias", description = "itemknn: what is added to a score: none or item-mean (${DEFAULT-VALUE})")
    private NeighboursSettings.Bias bias = DEFAULTS.bias();

    private NeighboursSettings settings(SharedOptions shared) {
        return DEFAULTS.withNeighbours(shared.neighbours(DEFAULTS.neighbours()))
                .withShrinkage(shrinkage)
                .withWeights(rows)
                .withBias(bias)
                .withThreads(shared.threads());
    }

    @Override
    public void check(SharedOptions shared) {
        settings(shared);
    }

    @Override
    public SearchSpace space() {
        return SearchSpace.parse("neighbours=20..500:log,shrinkage=0.1..100.0:log,rows=cosine/l1,bias=none/item-mean");
    }

    @Override
    public long estimateBytes(SharedOptions shared, TrainingData data) {
        return new NeighboursTrainer(settings(shared)).estimateBytes(data.matrix());
    }

    @Override
    public TrainedModel train(SharedOptions shared, TrainingData data, TrainingRun run) {
        return new NeighboursTrainer(settings(shared)).train(data.matrix(), run.listener());
    }
}
