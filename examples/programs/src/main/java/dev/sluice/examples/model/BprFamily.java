package dev.sluice.examples.model;

import dev.sluice.eval.tuning.SearchSpace;
import dev.sluice.train.bpr.BprSettings;
import dev.sluice.train.bpr.BprTrainer;
import picocli.CommandLine.Option;

/** Bayesian personalised ranking. */
final class BprFamily implements Family {
    private static final BprSettings DEFAULTS = BprSettings.defaults();

    @Option(
            names = "--negative-power",
            description = "bpr: an item is drawn as a negative by its number of users to this power (${DEFAULT-VALUE})")
    private double negativePower = DEFAULTS.negativePower();

    @Option(
            names = "--candidates",
            description = "bpr: of so many draws the one ranked highest is the negative (${DEFAULT-VALUE})")
    private int candidates = DEFAULTS.candidates();

    private BprSettings settings(SharedOptions shared) {
        return DEFAULTS.withDimension(shared.dimension(DEFAULTS.dimension()))
                .withEpochs(epochs(shared))
                .withLearningRate(shared.learningRate(DEFAULTS.learningRate()))
                .withRegularization(shared.regularization(DEFAULTS.regularization()))
                .withNegativePower(negativePower)
                .withCandidates(candidates)
                .withSeed(shared.seed())
                .withThreads(shared.threads());
    }

    @Override
    public int epochs(SharedOptions shared) {
        return shared.epochs(DEFAULTS.epochs());
    }

    @Override
    public SearchSpace space() {
        return SearchSpace.parse("learning-rate=0.02..0.3:log,reg=0.001..0.1:log,negative-power=0..0.75");
    }

    @Override
    public Fitting fitting(SharedOptions shared) {
        BprTrainer trainer = new BprTrainer(settings(shared));
        return Fitting.byEpochs(
                (matrix, run) -> trainer.stoppingBy(run.stopping()).estimateBytes(matrix),
                (matrix, run) -> trainer.startingFrom(run.start())
                        .stoppingBy(run.stopping())
                        .train(matrix, run.listener()));
    }
}
