package dev.sluice.ranking.linear;

import dev.sluice.ranking.Examples;
import dev.sluice.ranking.training.EpochClock;
import dev.sluice.ranking.training.Logistic;
import dev.sluice.ranking.training.RowOrder;
import dev.sluice.ranking.training.TrainingThread;
import dev.sluice.train.EpochReport;
import dev.sluice.train.TrainingListener;
import java.util.Arrays;
import java.util.SplittableRandom;

/** One run of FTRL-Proximal. */
final class FtrlTraining {
    private static final int ROWS_BETWEEN_LOOKS = 1 << 14;

    private final String name;
    private final FtrlSettings settings;
    private final Examples examples;
    private final FtrlLearner learner;

    FtrlTraining(String name, FtrlSettings settings, Examples examples) {
        this.name = name;
        this.settings = settings;
        this.examples = examples;
        HashedTerms hashed = HashedTerms.of(examples.schema(), settings.hashing());
        FtrlCoordinates coordinates = new FtrlCoordinates(settings, FtrlState.coordinates(hashed));
        coordinates.start(FtrlCoordinates.BIAS, logOdds(examples));
        this.learner = new FtrlLearner(new FtrlState(Standardization.of(examples), hashed, coordinates));
    }

    /** What the bias would be if there were no features: rare labels would else take many steps to reach. */
    private static double logOdds(Examples examples) {
        double liked = 0;
        double disliked = 0;
        for (int row = 0; row < examples.size(); row++) {
            liked += (double) examples.weight(row) * examples.label(row);
            disliked += (double) examples.weight(row) * (1 - examples.label(row));
        }
        return StrictMath.log(liked / disliked);
    }

    LogisticModel run(TrainingListener listener) {
        SplittableRandom random = new SplittableRandom(settings.seed());
        int[] order = new int[examples.size()];
        Arrays.setAll(order, row -> row);
        for (int epoch = 1; epoch <= settings.epochs(); epoch++) {
            EpochClock clock = EpochClock.start();
            RowOrder.shuffle(order, random);
            for (int i = 0; i < order.length; i++) {
                if (i % ROWS_BETWEEN_LOOKS == 0) {
                    TrainingThread.checkInterrupt();
                }
                learn(order[i]);
            }
            learner.requireFinite(name, "epoch " + epoch);
            double loss = loss();
            listener.epoch(new EpochReport(
                    name, epoch, settings.epochs(), clock.seconds(), clock.cpuSeconds(), Double.NaN, loss, Double.NaN));
        }
        return learner.model(name, settings, examples.size(), "training");
    }

    private void learn(int row) {
        learner.step(learner.logit(examples, row), examples.label(row), examples.weight(row));
    }

    private double loss() {
        double sum = 0;
        double weights = 0;
        for (int row = 0; row < examples.size(); row++) {
            sum += examples.weight(row) * Logistic.loss(learner.logit(examples, row), examples.label(row));
            weights += examples.weight(row);
        }
        return sum / weights;
    }
}
