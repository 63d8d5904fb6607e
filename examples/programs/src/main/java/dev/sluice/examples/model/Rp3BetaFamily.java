package dev.sluice.examples.model;

import dev.sluice.eval.tuning.SearchSpace;
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
                .withStrength(shared.strength(DEFAULTS.strength()))
                .withThreads(shared.threads()));
    }

    @Override
    public SearchSpace space() {
        return SearchSpace.parse("alpha=0.3..1.5,beta=0.0..0.8,neighbours=50..500:log");
    }

    @Override
    public Fitting fitting(SharedOptions shared) {
        Rp3BetaTrainer trainer = trainer(shared);
        return Fitting.byMatrix(trainer::estimateBytes, (matrix, run) -> trainer.train(matrix, run.listener()));
    }
}
