package dev.sluice.examples.model;

import dev.sluice.data.Interactions;
import dev.sluice.eval.tuning.SearchSpace;
import dev.sluice.retrieval.Similarity;
import dev.sluice.train.softmax.ServedSettings;
import dev.sluice.train.softmax.SoftmaxSettings;
import dev.sluice.train.softmax.SoftmaxSettings.Weights;
import dev.sluice.train.softmax.SoftmaxTrainer;
import dev.sluice.train.softmax.TwoPhaseTrainer;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A sampled softmax. */
final class SoftmaxFamily implements Family {
    private static final SoftmaxSettings DEFAULTS = SoftmaxSettings.defaults();

    /** What a score is. */
    private enum Scores {
        COSINE(Similarity.COSINE),
        PRODUCT(Similarity.INNER_PRODUCT);

        private final Similarity similarity;

        Scores(Similarity similarity) {
            this.similarity = similarity;
        }
    }

    private final SamplingOptions sampling;

    @Option(names = "--scores", description = "softmax: what a score is: cosine or product (${DEFAULT-VALUE})")
    private Scores scores = Scores.COSINE;

    @Mixin
    private ServedOptions served = new ServedOptions();

    private Weights weights = DEFAULTS.weights();

    SoftmaxFamily(SamplingOptions sampling) {
        this.sampling = sampling;
    }

    private SoftmaxSettings settings(SharedOptions shared) {
        return DEFAULTS.withDimension(shared.dimension(DEFAULTS.dimension()))
                .withEpochs(epochs(shared))
                .withBatch(sampling.batch(DEFAULTS.batch()))
                .withUniformNegatives(sampling.uniformNegatives(DEFAULTS.uniformNegatives()))
                .withLoss(sampling.loss(DEFAULTS.loss()))
                .withSimilarity(scores.similarity)
                .withWeights(weights)
                .withLearningRate(shared.learningRate(DEFAULTS.learningRate()))
                .withRegularization(shared.regularization(DEFAULTS.regularization()))
                .withSeed(shared.seed())
                .withThreads(shared.threads());
    }

    @Override
    public int epochs(SharedOptions shared) {
        return shared.epochs(DEFAULTS.epochs());
    }

    @Override
    public void weighByValue(TrainingData data) {
        weights = Weights.VALUE;
    }

    @Override
    public SearchSpace space() {
        return SearchSpace.parse("temperature=0.05..0.3:log,learning-rate=0.02..0.3:log,uniform-negatives=0..1024");
    }

    /** What a second phase is to learn from. */
    ServedOptions served() {
        return served;
    }

    @Override
    public Fitting fitting(SharedOptions shared) {
        return served.settings().map(second -> twoPhases(shared, second)).orElseGet(() -> onePhase(shared));
    }

    private Fitting onePhase(SharedOptions shared) {
        SoftmaxTrainer trainer = new SoftmaxTrainer(settings(shared));
        return Fitting.byEpochs(
                (matrix, run) -> trainer.stoppingBy(run.stopping()).estimateBytes(matrix),
                (matrix, run) -> trainer.startingFrom(run.start())
                        .stoppingBy(run.stopping())
                        .train(matrix, run.listener()));
    }

    private Fitting twoPhases(SharedOptions shared, ServedSettings second) {
        TwoPhaseTrainer trainer = new TwoPhaseTrainer(settings(shared), second);
        Supplier<Interactions> exposures = served.exposures();
        return Fitting.byMatrix(
                matrix -> trainer.estimateBytes(matrix, exposures.get()),
                (matrix, run) -> trainer.startingFrom(run.start())
                        .stoppingBy(run.stopping())
                        .train(matrix, exposures.get(), run.listener()));
    }
}
