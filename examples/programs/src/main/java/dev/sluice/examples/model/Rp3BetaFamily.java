package dev.sluice.examples.model;

import dev.sluice.train.TrainedModel;
import dev.sluice.train.walk.Rp3BetaSettings;
import dev.sluice.train.walk.Rp3BetaTrainer;
import picocli.CommandLine.Option;

/** Random walks. */
final class Rp3BetaFamily implements Family {
    private static final Rp3BetaSettings DEFAULTS = Rp3BetaSettings.defaults();

    @Option(names = "--alpha", description = "rp3beta: power of each step's probability (${DEFAULT-VALUE})")
    private double alpha = DEFAULTS.alpha();

    @Option(names = "--beta", description = "rp3beta: how far popular items are put back (${DEFAULT-VALUE})")
    private double beta = DEFAULTS.beta();

    private Rp3BetaTrainer trainer(SharedOptions shared) {
        return new Rp3BetaTrainer(DEFAULTS.withAlpha(alpha)
                .withBeta(beta)
                .withNeighbours(shared.neighbours(DEFAULTS.neighbours()))
                .withRows(shared.rows(DEFAULTS.rows()))
                .withStrength(shared.strength())
                .withThreads(shared.threads()));
    }

    @Override
    public void check(SharedOptions shared) {
        trainer(shared);
    }

    @Override
    public long estimateBytes(SharedOptions shared, TrainingData data) {
        return trainer(shared).estimateBytes(data.matrix());
    }

    @Override
    public TrainedModel train(SharedOptions shared, TrainingData data, TrainingRun run) {
        return trainer(shared).train(data.matrix(), run.listener());
    }
}
