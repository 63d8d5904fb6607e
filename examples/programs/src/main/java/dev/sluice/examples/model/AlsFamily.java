package dev.sluice.examples.model;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.data.Interactions;
import dev.sluice.eval.tuning.SearchSpace;
import dev.sluice.train.als.AlsSettings;
import dev.sluice.train.als.AlsSolver;
import dev.sluice.train.als.AlsTrainer;
import dev.sluice.train.als.Confidence;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Alternating least squares. */
final class AlsFamily implements Family {
    private static final AlsSettings DEFAULTS = AlsSettings.defaults();

    @Option(
            names = "--unobserved-weight",
            description = "als: weight of every pair towards a score of 0 (by the density of the data: all pairs"
                    + " together twenty times the observed ones, at most 0.5)")
    private @Nullable Double unobservedWeight;

    @Option(
            names = "--frequency-exponent",
            description = "als: how the penalty of a row grows with its events, 0 not at all (${DEFAULT-VALUE})")
    private double frequencyExponent = DEFAULTS.frequencyExponent();

    @Option(
            names = "--solver",
            description = "als: exact, blocks:SIZE for some dimensions at a time or gradients:STEPS for conjugate"
                    + " gradients (${DEFAULT-VALUE})")
    private AlsSolver solver = DEFAULTS.solver();

    private Confidence confidence = DEFAULTS.confidence();

    AlsSettings settings(SharedOptions shared) {
        return DEFAULTS.withDimension(shared.dimension(DEFAULTS.dimension()))
                .withEpochs(epochs(shared))
                .withRegularization(shared.regularization(DEFAULTS.regularization()))
                .withUnobservedWeight(Optional.ofNullable(unobservedWeight).orElse(DEFAULTS.unobservedWeight()))
                .withFrequencyExponent(frequencyExponent)
                .withSolver(solver)
                .withConfidence(confidence)
                .withSeed(shared.seed())
                .withThreads(shared.threads());
    }

    /** The settings for that data: where no unobserved weight is given, its density says it. */
    AlsSettings weighted(AlsSettings settings, InteractionMatrix matrix) {
        return unobservedWeight == null
                ? settings.withUnobservedWeight(AlsSettings.defaultsFor(matrix).unobservedWeight())
                : settings;
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
        AlsSettings settings = settings(shared);
        return Fitting.byEpochs(
                (matrix, run) ->
                        new AlsTrainer(settings).stoppingBy(run.stopping()).estimateBytes(matrix),
                (matrix, run) -> new AlsTrainer(weighted(settings, matrix))
                        .startingFrom(run.start())
                        .stoppingBy(run.stopping())
                        .train(matrix, run.listener()));
    }
}
