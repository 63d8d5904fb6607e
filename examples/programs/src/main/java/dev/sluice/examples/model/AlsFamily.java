package dev.sluice.examples.model;

import dev.sluice.data.Interactions;
import dev.sluice.eval.tuning.SearchSpace;
import dev.sluice.train.als.AlsSettings;
import dev.sluice.train.als.AlsTrainer;
import dev.sluice.train.als.Confidence;
import picocli.CommandLine.Option;

/** Alternating least squares. */
final class AlsFamily implements Family {
    private static final AlsSettings DEFAULTS = AlsSettings.defaults();

    @Option(
            names = "--unobserved-weight",
            description = "als: weight of every pair towards a score of 0 (${DEFAULT-VALUE})")
    private double unobservedWeight = DEFAULTS.unobservedWeight();

    @Option(
            names = "--frequency-exponent",
            description = "als: how the penalty of a row grows with its events, 0 not at all (${DEFAULT-VALUE})")
    private double frequencyExponent = DEFAULTS.frequencyExponent();

    @Option(
            names = "--block",
            description = "als: dimensions solved for at a time, as many as there are for the exact solver"
                    + " (${DEFAULT-VALUE})")
    private int block = DEFAULTS.block();

    private Confidence confidence = DEFAULTS.confidence();

    AlsSettings settings(SharedOptions shared) {
        return DEFAULTS.withDimension(shared.dimension(DEFAULTS.dimension()))
                .withEpochs(epochs(shared))
                .withRegularization(shared.regularization(DEFAULTS.regularization()))
                .withUnobservedWeight(unobservedWeight)
                .withFrequencyExponent(frequencyExponent)
                .withBlock(block)
                .withConfidence(confidence)
                .withSeed(shared.seed())
                .withThreads(shared.threads());
    }

    @Override
    public int epochs(SharedOptions shared) {
        return shared.epochs(DEFAULTS.epochs());
    }

    /** The two that decide; more dimensions do better and cost more, which is for whoever pays. */
    @Override
    public SearchSpace space() {
        return SearchSpace.parse("unobserved-weight=0.002..1.0:log,reg=0.0005..0.05:log");
    }

    /** An event weighs 1 on average, so that the other settings mean the same. */
    @Override
    public void weighByValue(TrainingData data) {
        Interactions events = data.events();
        double sum = 0;
        for (int event = 0; event < events.size(); event++) {
            sum += events.value(event);
        }
        confidence = new Confidence(0, events.size() / sum);
    }

    @Override
    public Fitting fitting(SharedOptions shared) {
        AlsTrainer trainer = new AlsTrainer(settings(shared));
        return Fitting.byMatrix(
                trainer::estimateBytes,
                (matrix, run) -> trainer.startingFrom(run.start())
                        .stoppingBy(run.stopping())
                        .train(matrix, run.listener()));
    }
}
