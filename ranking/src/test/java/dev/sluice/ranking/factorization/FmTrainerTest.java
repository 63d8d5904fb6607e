package dev.sluice.ranking.factorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureType;
import dev.sluice.ModelVersion;
import dev.sluice.Scorer;
import dev.sluice.ranking.Examples;
import dev.sluice.ranking.Rows;
import dev.sluice.ranking.linear.FtrlSettings;
import dev.sluice.ranking.linear.FtrlTrainer;
import dev.sluice.ranking.linear.LogisticScorer;
import dev.sluice.train.EpochReport;
import dev.sluice.train.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What it learns of planted data, and how it tells of that. */
class FmTrainerTest {
    private static final FeatureSchema SCHEMA =
            FeatureSchema.of(FeatureKey.number("a"), FeatureKey.number("b"), FeatureKey.number("noise"));
    private static final float[][] CORNERS = {{1, 1, 0}, {-1, -1, 0}, {1, -1, 0}, {-1, 1, 0}, {0, 2, 0}};
    private static final FmSettings SETTINGS = FmSettings.defaults();

    /** Liked is what has a and b of one sign: each alone says nothing. Ten rows a query. */
    private static Examples product(int size, long seed) {
        Random random = new Random(seed);
        float[][] rows = new float[size][];
        for (int row = 0; row < size; row++) {
            rows[row] = new float[] {
                (float) random.nextGaussian(), (float) random.nextGaussian(), (float) random.nextGaussian()
            };
        }
        Examples.Builder examples = new Examples.Builder(SCHEMA);
        for (int row = 0; row < size; row++) {
            if (row % 10 == 0) {
                examples.nextQuery();
            }
            double logit = 3 * rows[row][0] * rows[row][1];
            float label = random.nextDouble() < 1 / (1 + Math.exp(-logit)) ? 1 : 0;
            examples.add(Rows.candidates(SCHEMA, rows[row]), 0, label, 1);
        }
        return examples.build();
    }

    private static float[] scores(Scorer scorer, FeatureSchema schema, float[]... rows) {
        return FmWorld.scores(scorer, new ModelVersion("any"), Rows.candidates(schema, rows));
    }

    private static FmModel train(FmSettings settings, Examples examples) {
        return new FmTrainer(settings).train("light", examples, TrainingListener.NONE);
    }

    @Test
    void learnsAProductOfTwoInputsThatALinearModelCannot() {
        Examples examples = product(10_000, 3);

        float[] scores = scores(train(SETTINGS, examples).scorer(), SCHEMA, CORNERS);
        float[] linear = scores(
                LogisticScorer.of(
                        new FtrlTrainer(FtrlSettings.defaults()).train("light", examples, TrainingListener.NONE)),
                SCHEMA,
                CORNERS);

        assertThat(scores[0]).isGreaterThan(0.9f);
        assertThat(scores[1]).isGreaterThan(0.9f);
        assertThat(scores[2]).isLessThan(0.1f);
        assertThat(scores[3]).isLessThan(0.1f);
        assertThat(scores[4]).isBetween(0.35f, 0.65f);
        for (float score : linear) {
            assertThat(score).isBetween(0.35f, 0.65f);
        }
    }

    @Test
    void learnsPairsOfCodesThatWereNeverSeenTogether() {
        FeatureSchema schema = FeatureSchema.of(
                new FeatureKey("user", FeatureType.CATEGORY), new FeatureKey("item", FeatureType.CATEGORY));
        Random random = new Random(5);
        List<float[]> rows = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            float[] row = {random.nextInt(20), random.nextInt(20)};
            if (row[0] != row[1]) {
                rows.add(row);
            }
        }
        float[] labels = new float[rows.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = rows.get(i)[0] % 2 == rows.get(i)[1] % 2 ? 1 : 0;
        }
        FmModel model = train(SETTINGS.withHeldOut(0), Rows.examples(schema, rows.toArray(float[][]::new), labels));

        float[] scores = scores(model.scorer(), schema, new float[] {4, 4}, new float[] {7, 7}, new float[] {4, 7});

        assertThat(scores[0]).isGreaterThan(0.9f);
        assertThat(scores[1]).isGreaterThan(0.9f);
        assertThat(scores[2]).isLessThan(0.1f);
    }

    @Test
    void aValueThatTrainingHasNotSeenIsTheMeanOfTheOthers() {
        FeatureSchema schema = FeatureSchema.of(new FeatureKey("item", FeatureType.CATEGORY));
        FmModel model =
                train(SETTINGS.withHeldOut(0), Rows.examples(schema, new float[][] {{1}, {1}, {1}, {2}}, 1, 1, 0, 0));
        Factors factors = model.factors();
        int first = factors.at(factors.coordinates().code(0, 0));
        int width = factors.width();

        for (int i = 0; i < width; i++) {
            float seen =
                    0.75f * factors.table()[first + 2 * width + i] + 0.25f * factors.table()[first + 3 * width + i];
            assertThat(factors.table()[first + i]).isCloseTo(seen, within(1e-6f));
            assertThat(factors.table()[first + width + i]).isEqualTo(factors.table()[first + i]);
        }
        assertThat(scores(model.scorer(), schema, new float[] {9}, new float[] {Float.NaN}))
                .doesNotContain(Float.NaN);
    }

    @Test
    void aValueOfExamplesWithoutWeightOrLabelIsAsIfUnseen() {
        FeatureSchema schema = FeatureSchema.of(new FeatureKey("item", FeatureType.CATEGORY));
        Examples.Builder examples = new Examples.Builder(schema);
        for (int row = 0; row < 4; row++) {
            examples.add(Rows.candidates(schema, new float[] {row / 2}), 0, row % 2, 1);
        }
        examples.add(Rows.candidates(schema, new float[] {7}), 0, 1, 0);
        examples.add(Rows.candidates(schema, new float[] {8}), 0, new float[] {Float.NaN}, 1);
        FmModel model = train(SETTINGS.withHeldOut(0), examples.build());

        float[] scores = scores(model.scorer(), schema, new float[] {7}, new float[] {8}, new float[] {9});

        assertThat(scores).containsOnly(scores[2]);
    }

    @Test
    void theRegularizationShortensTheWeights() {
        Examples examples = FmWorld.examples(500, 2);

        assertThat(length(train(SETTINGS.withRegularization(1), examples)))
                .isLessThan(length(train(SETTINGS.withRegularization(0), examples)) / 2);
    }

    private static double length(FmModel model) {
        double squares = 0;
        for (float weight : model.factors().table()) {
            squares += weight * weight;
        }
        return Math.sqrt(squares);
    }

    @Test
    void anExampleOfWeightTwoCountsAsTwo() {
        float[][] rows = {{1, 0, 0}, {1, 0, 0}, {-1, 0, 0}};
        Examples weighted = Rows.examples(SCHEMA, rows, new float[] {1, 0, 0}, new float[] {3, 1, 1});
        FmSettings settings = SETTINGS.withHeldOut(0).withRegularization(0).withEpochs(2000);

        float[] scores = scores(train(settings, weighted).scorer(), SCHEMA, new float[] {1, 0, 0});

        assertThat(scores[0]).isBetween(0.73f, 0.77f);
    }

    @Test
    void isTheSameForASeedAndAnotherForAnother() {
        Examples examples = FmWorld.examples(2000, 1);

        assertThat(train(SETTINGS, examples).factors().table())
                .isEqualTo(train(SETTINGS, examples).factors().table())
                .isNotEqualTo(train(SETTINGS.withSeed(9), examples).factors().table());
    }

    @Test
    void tellsOfEachEpochAndKeepsTheBest() {
        List<EpochReport> reports = new ArrayList<>();
        Examples examples = product(3000, 1);
        FmSettings overfitting =
                SETTINGS.withFactors(32).withRate(1).withEpochs(50).withRegularization(0);

        FmModel model = new FmTrainer(overfitting).train("light", examples, reports::add);

        double best = reports.stream().mapToDouble(EpochReport::quality).max().orElseThrow();
        assertThat(reports).hasSizeLessThan(50);
        assertThat(reports.get(reports.size() - 3).quality()).isEqualTo(best);
        assertThat(reports).extracting(EpochReport::model).containsOnly("light");
        assertThat(reports.get(0).loss()).isPositive();
        int upToBest = reports.size() - 2;
        assertThat(train(overfitting.withEpochs(upToBest), examples).factors().table())
                .isEqualTo(model.factors().table());
    }

    @Test
    void runsAllEpochsIfNothingCanBeHeldOut() {
        List<EpochReport> reports = new ArrayList<>();

        new FmTrainer(SETTINGS.withEpochs(7)).train("light", FmWorld.examples(50, 1), reports::add);

        assertThat(reports)
                .hasSize(7)
                .allSatisfy(report -> assertThat(report.quality()).isNaN());
    }

    @Test
    void stepsWithoutBounds() {
        assertThatThrownBy(() -> train(SETTINGS.withRate(1e30), FmWorld.examples(600, 1)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("lower rate below 1.0E30");
    }
}
