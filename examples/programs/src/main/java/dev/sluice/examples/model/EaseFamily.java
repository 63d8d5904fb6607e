package dev.sluice.examples.model;

import dev.sluice.eval.tuning.SearchSpace;
import dev.sluice.train.linear.EaseSettings;
import dev.sluice.train.linear.EaseTrainer;
import picocli.CommandLine.Option;

/** A linear model of items in closed form. */
final class EaseFamily implements Family {
    private static final EaseSettings DEFAULTS = EaseSettings.defaults();

    @Option(names = "--lambda", description = "ease: weight of the L2 penalty (${DEFAULT-VALUE})")
    private double lambda = DEFAULTS.lambda();

    @Option(
            names = "--dropout",
            description = "ease: share of a history thought hidden while its items are predicted (${DEFAULT-VALUE})")
    private double dropout = DEFAULTS.dropout();

    @Option(names = "--weights", description = "ease: how many weights an item keeps (${DEFAULT-VALUE})")
    private int weights = DEFAULTS.weights();

    private EaseTrainer trainer(SharedOptions shared) {
        return new EaseTrainer(DEFAULTS.withLambda(lambda)
                .withDropout(dropout)
                .withWeights(weights)
                .withStrength(shared.strength(DEFAULTS.strength()))
                .withThreads(shared.threads()));
    }

    @Override
    public SearchSpace space() {
        return SearchSpace.parse("lambda=10.0..2000.0:log,dropout=0.0..0.7");
    }

    @Override
    public Fitting fitting(SharedOptions shared) {
        EaseTrainer trainer = trainer(shared);
        return Fitting.byMatrix(trainer::estimateBytes, (matrix, run) -> trainer.train(matrix, run.listener()));
    }
}
