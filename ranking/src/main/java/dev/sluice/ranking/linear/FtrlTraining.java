package dev.sluice.ranking.linear;

import dev.sluice.ranking.Examples;
import dev.sluice.train.EpochReport;
import dev.sluice.train.TrainingListener;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;

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
            long start = System.nanoTime();
            long cpu = cpuNanos();
            shuffle(order, random);
            for (int i = 0; i < order.length; i++) {
                look(i);
                learn(order[i]);
            }
            learner.requireFinite(name, "epoch " + epoch);
            double loss = loss();
            double cpuSeconds = cpu < 0 ? Double.NaN : (cpuNanos() - cpu) * 1e-9;
            double seconds = (System.nanoTime() - start) * 1e-9;
            listener.epoch(
                    new EpochReport(name, epoch, settings.epochs(), seconds, cpuSeconds, Double.NaN, loss, Double.NaN));
        }
        return learner.model(name, settings, examples.size(), "training");
    }

    private static void look(int row) {
        if (row % ROWS_BETWEEN_LOOKS == 0 && Thread.currentThread().isInterrupted()) {
            throw new CancellationException("training was interrupted");
        }
    }

    /** Fisher and Yates. */
    private static void shuffle(int[] order, SplittableRandom random) {
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int row = order[i];
            order[i] = order[other];
            order[other] = row;
        }
    }

    private void learn(int row) {
        learner.step(learner.logit(examples, row), examples.label(row), examples.weight(row));
    }

    private double loss() {
        double sum = 0;
        double weights = 0;
        for (int row = 0; row < examples.size(); row++) {
            double loss = LinearTerms.loss(learner.logit(examples, row), examples.label(row));
            sum += examples.weight(row) * loss;
            weights += examples.weight(row);
        }
        return sum / weights;
    }

    /** Processor time of this thread so far; negative where the platform cannot tell. */
    private static long cpuNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return threads.isCurrentThreadCpuTimeSupported() ? threads.getCurrentThreadCpuTime() : -1;
    }
}
