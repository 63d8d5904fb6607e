package dev.sluice.ranking.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.ranking.Examples;
import dev.sluice.ranking.Rows;
import dev.sluice.train.EpochReport;
import dev.sluice.train.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What it learns of planted data, and what it refuses. */
class FtrlTrainerTest {
    private static final int ROWS = 20_000;
    private static final double BIAS = -1;
    private static final double[] PLANTED = {1, -0.6, 0.3, 0, 0, 0};
    private static final FeatureSchema SCHEMA = schema("strong", "against", "weak", "noise1", "noise2", "noise3");
    private static final FtrlSettings SETTINGS = FtrlSettings.defaults();
    private static final Examples DATA = planted(7, 1, 0);

    private static FeatureSchema schema(String... numbers) {
        return new FeatureSchema(
                java.util.Arrays.stream(numbers).map(FeatureKey::number).toList());
    }

    /** Labels drawn from the planted model over normal features, shown times a scale from an offset. */
    private static Examples planted(long seed, float scale, float offset) {
        Random random = new Random(seed);
        float[][] rows = new float[ROWS][PLANTED.length];
        float[] labels = new float[ROWS];
        for (int row = 0; row < ROWS; row++) {
            double logit = BIAS;
            for (int i = 0; i < PLANTED.length; i++) {
                double feature = random.nextGaussian();
                logit += PLANTED[i] * feature;
                rows[row][i] = (float) (offset + scale * feature);
            }
            labels[row] = random.nextDouble() < 1 / (1 + Math.exp(-logit)) ? 1 : 0;
        }
        return Rows.examples(SCHEMA, rows, labels);
    }

    private static LogisticModel train(FtrlSettings settings, Examples examples) {
        return new FtrlTrainer(settings).train("light", examples, TrainingListener.NONE);
    }

    private static double[] weights(LogisticModel model) {
        return model.weights().stream().mapToDouble(FeatureWeight::weight).toArray();
    }

    private static double[] predictions(LogisticModel model, Examples examples) {
        double[] predictions = new double[examples.size()];
        float[] features = new float[examples.schema().size()];
        for (int row = 0; row < predictions.length; row++) {
            for (int column = 0; column < features.length; column++) {
                features[column] = examples.feature(row, column);
            }
            predictions[row] = model.probability(features);
        }
        return predictions;
    }

    @Test
    void recoversThePlantedWeights() {
        LogisticModel model = train(SETTINGS, DATA);

        assertThat(model.bias()).isCloseTo(BIAS, within(0.06));
        double[] weights = weights(model);
        for (int i = 0; i < PLANTED.length; i++) {
            assertThat(weights[i]).as("weight %d", i).isCloseTo(PLANTED[i], within(0.06));
        }
    }

    @Test
    void isCalibrated() {
        double liked = 0;
        for (int row = 0; row < ROWS; row++) {
            liked += DATA.label(row);
        }
        double predicted = java.util.Arrays.stream(predictions(train(SETTINGS, DATA), DATA))
                .sum();

        assertThat(predicted / ROWS).isCloseTo(liked / ROWS, within(0.005));
    }

    @Test
    void comesCloseToTheBestThereIs() {
        List<Double> losses = new ArrayList<>();
        new FtrlTrainer(SETTINGS.withEpochs(8)).train("light", DATA, report -> losses.add(report.loss()));
        double best = newton(DATA);

        assertThat(losses).hasSize(8);
        assertThat(losses.get(0)).isGreaterThan(losses.get(7));
        assertThat(losses.get(7)).isBetween(best - 1e-9, best * 1.0005);
    }

    /** The least mean log loss, by Newton's method. */
    private static double newton(Examples examples) {
        double[] w = new double[PLANTED.length + 1];
        for (int step = 0; step < 12; step++) {
            solve(examples, w);
        }
        double loss = 0;
        for (int row = 0; row < examples.size(); row++) {
            double p = 1 / (1 + Math.exp(-logit(examples, row, w)));
            loss -= Math.log(examples.label(row) == 1 ? p : 1 - p);
        }
        return loss / examples.size();
    }

    private static double logit(Examples examples, int row, double[] w) {
        double logit = w[0];
        for (int i = 1; i < w.length; i++) {
            logit += w[i] * examples.feature(row, i - 1);
        }
        return logit;
    }

    /** One step: Gauss and Jordan on the Hessian with the gradient as the last column. */
    private static void solve(Examples examples, double[] w) {
        int n = w.length;
        double[][] system = new double[n][n + 1];
        for (int row = 0; row < examples.size(); row++) {
            double p = 1 / (1 + Math.exp(-logit(examples, row, w)));
            for (int i = 0; i < n; i++) {
                double x = i == 0 ? 1 : examples.feature(row, i - 1);
                for (int j = 0; j < n; j++) {
                    system[i][j] += p * (1 - p) * x * (j == 0 ? 1 : examples.feature(row, j - 1));
                }
                system[i][n] += (examples.label(row) - p) * x;
            }
        }
        for (int pivot = 0; pivot < n; pivot++) {
            for (int i = 0; i < n; i++) {
                double factor = i == pivot ? 0 : system[i][pivot] / system[pivot][pivot];
                for (int j = 0; j <= n; j++) {
                    system[i][j] -= factor * system[pivot][j];
                }
            }
        }
        for (int i = 0; i < n; i++) {
            w[i] += system[i][n] / system[i][i];
        }
    }

    @Test
    void anL1PenaltyMakesNoiseExactlyZero() {
        double[] weights = weights(train(SETTINGS.withL1(1500), DATA));

        assertThat(weights[0]).isPositive();
        assertThat(weights[1]).isNegative();
        assertThat(weights[2]).isPositive();
        assertThat(new double[] {weights[3], weights[4], weights[5]}).containsOnly(0);
    }

    @Test
    void scaleAndOffsetOfAFeatureChangeNothing() {
        double[] plain = predictions(train(SETTINGS, DATA), DATA);
        Examples scaled = planted(7, 1024, 4096);
        double[] other = predictions(train(SETTINGS, scaled), scaled);

        for (int row = 0; row < ROWS; row++) {
            assertThat(other[row]).isCloseTo(plain[row], within(1e-4));
        }
    }

    @Test
    void isTheSameForASeedAndAnotherForAnother() {
        assertThat(weights(train(SETTINGS, DATA))).isEqualTo(weights(train(SETTINGS, DATA)));
        assertThat(weights(train(SETTINGS, DATA))).isNotEqualTo(weights(train(SETTINGS.withSeed(1), DATA)));
    }

    @Test
    void tellsOfEveryEpoch() {
        List<EpochReport> reports = new ArrayList<>();
        LogisticModel model = new FtrlTrainer(SETTINGS.withEpochs(2)).train("light", DATA, reports::add);

        assertThat(reports).extracting(EpochReport::epoch).containsExactly(1, 2);
        assertThat(reports).allSatisfy(report -> {
            assertThat(report.model()).isEqualTo("light");
            assertThat(report.epochs()).isEqualTo(2);
            assertThat(report.seconds()).isPositive();
        });
        double[] predictions = predictions(model, DATA);
        double loss = 0;
        for (int row = 0; row < ROWS; row++) {
            loss -= Math.log(DATA.label(row) == 1 ? predictions[row] : 1 - predictions[row]);
        }
        assertThat(reports.get(1).loss()).isCloseTo(loss / ROWS, within(1e-6));
    }

    @Test
    void aWeightIsNearlyARepetition() {
        FeatureSchema one = schema("x");
        int size = 3000;
        Random random = new Random(3);
        float[][] rows = new float[size][1];
        float[] labels = new float[size];
        float[] weights = new float[size];
        List<float[]> repeated = new ArrayList<>();
        List<Float> repeatedLabels = new ArrayList<>();
        for (int row = 0; row < size; row++) {
            rows[row][0] = (float) random.nextGaussian();
            labels[row] = random.nextDouble() < 1 / (1 + Math.exp(-rows[row][0])) ? 1 : 0;
            // Those that were liked count more, which moves the bias.
            weights[row] = labels[row] == 1 ? 1 + random.nextInt(4) : random.nextInt(3);
            for (int i = 0; i < weights[row]; i++) {
                repeated.add(rows[row]);
                repeatedLabels.add(labels[row]);
            }
        }
        float[] copies = new float[repeatedLabels.size()];
        for (int i = 0; i < copies.length; i++) {
            copies[i] = repeatedLabels.get(i);
        }

        FtrlSettings settings = SETTINGS.withEpochs(20);
        LogisticModel weighted = train(settings, Rows.examples(one, rows, labels, weights));
        LogisticModel plain = train(settings, Rows.examples(one, repeated.toArray(new float[0][]), copies));

        assertThat(weighted.bias()).isCloseTo(plain.bias(), within(0.05));
        assertThat(weights(weighted)[0]).isCloseTo(weights(plain)[0], within(0.05));
        assertThat(weighted.weights().get(0).mean())
                .isCloseTo(plain.weights().get(0).mean(), within(1e-5));
        assertThat(weighted.weights().get(0).deviation())
                .isCloseTo(plain.weights().get(0).deviation(), within(1e-5));
    }
}
