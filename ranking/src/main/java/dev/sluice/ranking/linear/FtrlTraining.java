package dev.sluice.ranking.linear;

import dev.sluice.ranking.Examples;
import dev.sluice.ranking.training.LabelSums;
import dev.sluice.ranking.training.Logistic;
import dev.sluice.ranking.training.ShuffledBatches;
import dev.sluice.train.EarlyStopping;
import dev.sluice.train.TrainingListener;
import dev.sluice.train.engine.EpochLoop;
import dev.sluice.train.engine.Workers;
import java.util.stream.IntStream;

/** One run of FTRL-Proximal. */
final class FtrlTraining {
    private static final int ROWS_BETWEEN_LOOKS = 1 << 14;

    private final String name;
    private final FtrlSettings settings;
    private final Examples examples;
    private final int[] labelled;
    private final LabelSums sums;
    private final ShuffledBatches batches;
    private final FtrlLearner learner;

    FtrlTraining(String name, FtrlSettings settings, Examples examples) {
        this.name = name;
        this.settings = settings;
        this.examples = examples;
        this.labelled = IntStream.range(0, examples.size())
                .filter(row -> !Float.isNaN(examples.label(row)))
                .toArray();
        this.sums = LabelSums.of(examples, labelled, 0);
        this.batches = new ShuffledBatches(labelled.clone(), ROWS_BETWEEN_LOOKS, settings.seed());
        HashedTerms hashed = HashedTerms.of(examples.schema(), settings.hashing());
        FtrlCoordinates coordinates = new FtrlCoordinates(settings, FtrlState.coordinates(hashed));
        // Rare labels would else take many steps to reach.
        coordinates.start(FtrlCoordinates.BIAS, sums.logOdds());
        this.learner = new FtrlLearner(new FtrlState(FtrlState.scales(examples), hashed, coordinates));
    }

    LogisticModel run(TrainingListener listener) {
        try (Workers worker = new Workers(1, name)) {
            return new EpochLoop(name, settings.epochs(), worker, listener, EarlyStopping.NEVER)
                    .run(epoch -> epoch(epoch, worker), this::model, this::model);
        }
    }

    private LogisticModel model() {
        return learner.model(name, settings, examples.size(), "training");
    }

    private EpochLoop.Done epoch(int epoch, Workers worker) {
        batches.pass(worker, this::learn);
        learner.requireFinite(name, "epoch " + epoch);
        return new EpochLoop.Done(Double.NaN, loss() / sums.all());
    }

    private void learn(int from, int count) {
        for (int i = from; i < from + count; i++) {
            int row = batches.rows()[i];
            learner.step(learner.logit(examples, row), examples.label(row), examples.weight(row));
        }
    }

    /** By the weights. */
    private double loss() {
        double sum = 0;
        for (int row : labelled) {
            sum += examples.weight(row) * Logistic.loss(learner.logit(examples, row), examples.label(row));
        }
        return sum;
    }
}
