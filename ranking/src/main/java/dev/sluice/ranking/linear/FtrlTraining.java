package dev.sluice.ranking.linear;

import dev.sluice.ranking.Examples;
import dev.sluice.ranking.training.EpochClock;
import dev.sluice.ranking.training.Logistic;
import dev.sluice.ranking.training.RowOrder;
import dev.sluice.ranking.training.TrainingThread;
import dev.sluice.train.EpochReport;
import dev.sluice.train.TrainingListener;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * One run of FTRL-Proximal. Coordinate 0 is the bias; of {@code F} features, {@code 1 + f} is the weight of feature
 * {@code f} and {@code 1 + F + f} that of its absence. Each example has a place in exactly one of the two.
 */
final class FtrlTraining {
    private static final int ROWS_BETWEEN_LOOKS = 1 << 14;

    private final String name;
    private final FtrlSettings settings;
    private final Examples examples;
    private final Standardization standardization;
    private final FtrlCoordinates coordinates;
    private final int features;
    private final int[] active;
    private final double[] inputs;

    FtrlTraining(String name, FtrlSettings settings, Examples examples) {
        this.name = name;
        this.settings = settings;
        this.examples = examples;
        this.standardization = Standardization.of(examples);
        this.features = examples.schema().size();
        this.coordinates = new FtrlCoordinates(settings, 1 + 2 * features);
        this.active = new int[1 + features];
        this.inputs = new double[1 + features];
        inputs[FtrlCoordinates.BIAS] = 1;
        coordinates.start(FtrlCoordinates.BIAS, logOdds(examples));
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
            checkBounds(epoch);
            double loss = loss();
            listener.epoch(new EpochReport(
                    name, epoch, settings.epochs(), clock.seconds(), clock.cpuSeconds(), Double.NaN, loss, Double.NaN));
        }
        return new LogisticModel(name, terms(), settings, examples.size());
    }

    private void learn(int row) {
        double logit = logit(row);
        double gradient = examples.weight(row) * (Logistic.probability(logit) - examples.label(row));
        for (int i = 0; i < active.length; i++) {
            coordinates.step(active[i], gradient * inputs[i]);
        }
    }

    /** Reads a row into the active coordinates and their inputs, and predicts. */
    private double logit(int row) {
        double logit = coordinates.weight(FtrlCoordinates.BIAS);
        for (int feature = 0; feature < features; feature++) {
            float value = examples.feature(row, feature);
            boolean missing = Float.isNaN(value);
            int coordinate = missing ? 1 + features + feature : 1 + feature;
            // What is missing everywhere is no news anywhere.
            double input =
                    missing ? (standardization.isSeen(feature) ? 1 : 0) : standardization.standard(feature, value);
            active[1 + feature] = coordinate;
            inputs[1 + feature] = input;
            logit += coordinates.weight(coordinate) * input;
        }
        return logit;
    }

    private void checkBounds(int epoch) {
        for (int coordinate = 0; coordinate <= 2 * features; coordinate++) {
            if (!Float.isFinite((float) coordinates.weight(coordinate))) {
                throw new ArithmeticException("a weight of " + name + " is " + coordinates.weight(coordinate)
                        + " after epoch " + epoch + ": lower alpha below " + settings.alpha());
            }
        }
    }

    private double loss() {
        double sum = 0;
        double weights = 0;
        for (int row = 0; row < examples.size(); row++) {
            double logit = logit(row);
            sum += examples.weight(row) * Logistic.loss(logit, examples.label(row));
            weights += examples.weight(row);
        }
        return sum / weights;
    }

    private LinearTerms terms() {
        List<FeatureWeight> weights = IntStream.range(0, features)
                .mapToObj(feature -> new FeatureWeight(
                        examples.schema().keys().get(feature),
                        (float) coordinates.weight(1 + feature),
                        (float) coordinates.weight(1 + features + feature),
                        standardization.mean(feature),
                        standardization.deviation(feature)))
                .toList();
        return LinearTerms.of((float) coordinates.weight(FtrlCoordinates.BIAS), weights);
    }
}
