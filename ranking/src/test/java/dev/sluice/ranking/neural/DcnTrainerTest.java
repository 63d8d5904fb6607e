package dev.sluice.ranking.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureType;
import dev.sluice.ItemSet;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.Scorer;
import dev.sluice.ranking.Examples;
import dev.sluice.ranking.Rows;
import dev.sluice.ranking.training.HeldOutLoss;
import dev.sluice.ranking.training.Parts;
import dev.sluice.train.EpochReport;
import dev.sluice.train.TrainingListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What it learns of planted data, and how it tells of that. */
class DcnTrainerTest {
    private static final FeatureSchema SCHEMA =
            FeatureSchema.of(FeatureKey.number("a"), FeatureKey.number("b"), FeatureKey.number("noise"));
    private static final DcnSettings SETTINGS = DcnSettings.defaults()
            .withLayers(DcnLayers.defaults().withDeep(16))
            .withBatch(150)
            .withRate(0.03)
            .withEpochs(6);

    /** Liked is what has a and b of one sign: each alone says nothing. */
    private static Examples product(int size, long seed) {
        Random random = new Random(seed);
        float[][] rows = new float[size][];
        float[] labels = new float[size];
        for (int row = 0; row < size; row++) {
            rows[row] = new float[] {
                (float) random.nextGaussian(), (float) random.nextGaussian(), (float) random.nextGaussian()
            };
            double logit = 3 * rows[row][0] * rows[row][1];
            labels[row] = random.nextDouble() < 1 / (1 + Math.exp(-logit)) ? 1 : 0;
        }
        return Rows.examples(SCHEMA, rows, labels);
    }

    private static float[] scores(DcnModel model, float[]... rows) {
        Scorer scorer = model.scorer();
        Candidates candidates = Rows.candidates(model.schema(), rows);
        float[] scores = new float[rows.length];
        Query query =
                Query.of(new ModelVersion("1"), ItemSet.all(rows.length + 1)).build();
        scorer.score(query, candidates, scores);
        return scores;
    }

    @Test
    void learnsAProductOfTwoInputs() {
        for (DcnLayers layers : List.of(
                SETTINGS.layers().withDeep(),
                SETTINGS.layers().withDeep().withRank(2),
                SETTINGS.layers().withDeep().withDiagonal(0.5f),
                SETTINGS.layers().withCross(0),
                SETTINGS.layers())) {
            List<EpochReport> reports = new ArrayList<>();
            DcnModel model = new DcnTrainer(SETTINGS.withLayers(layers)).train("heavy", product(3000, 3), reports::add);

            float[] scores = scores(model, new float[][] {{1, 1, 0}, {-1, -1, 0}, {1, -1, 0}, {-1, 1, 0}, {0, 1, 0}});
            assertThat(scores[0]).as("%s", layers).isGreaterThan(0.9f);
            assertThat(scores[1]).as("%s", layers).isGreaterThan(0.9f);
            assertThat(scores[2]).as("%s", layers).isLessThan(0.1f);
            assertThat(scores[3]).as("%s", layers).isLessThan(0.1f);
            assertThat(scores[4]).as("%s", layers).isBetween(0.35f, 0.65f);
        }
    }

    @Test
    void isTheSameForASeedAndAnotherForAnother() {
        Examples examples = product(500, 1);
        DcnModel first = new DcnTrainer(SETTINGS).train("heavy", examples, TrainingListener.NONE);
        DcnModel again = new DcnTrainer(SETTINGS).train("heavy", examples, TrainingListener.NONE);
        DcnModel other = new DcnTrainer(SETTINGS.withSeed(9)).train("heavy", examples, TrainingListener.NONE);

        assertThat(weights(again)).isEqualTo(weights(first));
        assertThat(weights(other)).isNotEqualTo(weights(first));
    }

    @Test
    void aBatchOfMoreThanThereIsIsOneOfAll() {
        Examples examples = product(90, 1);
        DcnModel whole = new DcnTrainer(SETTINGS.withBatch(90)).train("heavy", examples, TrainingListener.NONE);
        DcnModel more =
                new DcnTrainer(SETTINGS.withBatch(Integer.MAX_VALUE)).train("heavy", examples, TrainingListener.NONE);

        assertThat(weights(more)).isEqualTo(weights(whole));
    }

    private static List<String> weights(DcnModel model) {
        return model.network().layers().stream()
                .map(layer -> Arrays.toString(layer.weights()) + Arrays.toString(layer.bias()))
                .toList();
    }

    /** Labels of what is liked, which is known of few, follow the first number; those of clicks its opposite. */
    @Test
    void headsLearnOfTheLabelsThereAre() {
        Random random = new Random(4);
        Examples.Builder builder = new Examples.Builder(SCHEMA, List.of("click", "like"));
        for (int row = 0; row < 3000; row++) {
            float[] features = {(float) random.nextGaussian(), row % 5 == 0 ? Float.NaN : 1, 0};
            boolean up = features[0] > 0;
            float like = row % 4 == 0 ? (up ? 1 : 0) : Float.NaN;
            builder.add(Rows.candidates(SCHEMA, features), 0, new float[] {up ? 0 : 1, like}, 1);
        }

        List<EpochReport> reports = new ArrayList<>();
        DcnModel model = new DcnTrainer(SETTINGS.withBatch(151)).train("heavy", builder.build(), reports::add);

        float[] scores = new float[4];
        Scorer scorer = model.scorer();
        scorer.score(
                Query.of(new ModelVersion("1"), ItemSet.all(3)).build(),
                Rows.candidates(SCHEMA, new float[] {2, 1, 0}, new float[] {-2, Float.NaN, Float.NaN}),
                scores);
        assertThat(scorer.heads()).containsExactly("click", "like");
        assertThat(scores[0]).isLessThan(0.2f);
        assertThat(scores[1]).isGreaterThan(0.8f);
        assertThat(scores[2]).isGreaterThan(0.8f);
        assertThat(scores[3]).isLessThan(0.2f);
        // One query cannot be parted.
        assertThat(reports)
                .hasSize(6)
                .allSatisfy(report -> assertThat(report.quality()).isNaN());
        assertThat(reports.get(5).loss()).isLessThan(reports.get(0).loss());
    }

    @Test
    void categoriesAreLearnedAndUnseenOnesAreTheirMean() {
        FeatureSchema schema = FeatureSchema.of(new FeatureKey("city", FeatureType.CATEGORY));
        Random random = new Random(4);
        float[][] rows = new float[4000][1];
        float[] labels = new float[rows.length];
        for (int row = 0; row < rows.length; row++) {
            rows[row][0] = random.nextInt(10);
            labels[row] = random.nextDouble() < (rows[row][0] < 5 ? 0.9 : 0.1) ? 1 : 0;
        }
        DcnModel model =
                new DcnTrainer(SETTINGS).train("heavy", Rows.examples(schema, rows, labels), TrainingListener.NONE);

        float[] scores = scores(model, new float[][] {{0}, {4}, {5}, {9}, {77}, {Float.NaN}});
        assertThat(scores[0]).isGreaterThan(0.75f);
        assertThat(scores[1]).isGreaterThan(0.75f);
        assertThat(scores[2]).isLessThan(0.25f);
        assertThat(scores[3]).isLessThan(0.25f);
        assertThat(scores[4]).isEqualTo(scores[5]).isBetween(0.2f, 0.8f);
        Embedding embedding = model.network().embeddings().get(0);
        float sum = 0;
        for (int code = 2; code < embedding.codes(); code++) {
            sum += embedding.table()[code * embedding.dimension()];
        }
        assertThat(embedding.table()[0]).isCloseTo(sum / 10, within(0.05f));
    }

    @Test
    void stopsWhenHeldOutQueriesGetNoBetterAndGivesTheBest() {
        Random random = new Random(8);
        Examples.Builder builder = new Examples.Builder(SCHEMA);
        for (int row = 0; row < 400; row++) {
            float[] noise = {(float) random.nextGaussian(), (float) random.nextGaussian(), 0};
            builder.nextQuery().add(Rows.candidates(SCHEMA, noise), 0, random.nextInt(2), 1);
        }
        Examples examples = builder.build();
        DcnSettings settings = SETTINGS.withEpochs(40).withHeldOut(0.3).withBatch(16);
        List<EpochReport> reports = new ArrayList<>();

        DcnModel model = new DcnTrainer(settings).train("heavy", examples, reports::add);

        assertThat(reports).hasSizeLessThan(40);
        double best = reports.stream().mapToDouble(EpochReport::quality).max().orElseThrow();
        assertThat(reports.get(reports.size() - 1 - settings.patience()).quality())
                .isEqualTo(best);
        Parts parts = Parts.of(examples, 0.3, settings.seed());
        double loss = new HeldOutLoss(
                        examples, parts.heldOut(), model.inputs(), new ForwardPass(model.network())::logits)
                .now();
        assertThat(loss).isEqualTo(-best);
        assertThat(parts.heldOut().length).isBetween(80, 160);
    }

    @Test
    void examplesWithoutWeightTeachNothing() {
        Examples plain = product(1500, 5);
        float[][] rows = new float[3000][3];
        float[] labels = new float[3000];
        float[] weights = new float[3000];
        for (int row = 0; row < 3000; row++) {
            for (int i = 0; i < 3; i++) {
                rows[row][i] = plain.feature(row / 2, i);
            }
            labels[row] = row % 2 == 0 ? plain.label(row / 2) : 1 - plain.label(row / 2);
            weights[row] = row % 2 == 0 ? 1 : 0;
        }
        DcnModel model = new DcnTrainer(SETTINGS.withEpochs(10))
                .train("heavy", Rows.examples(SCHEMA, rows, labels, weights), TrainingListener.NONE);

        float[] scores = scores(model, new float[][] {{1, 1, 0}, {1, -1, 0}});
        assertThat(scores[0]).isGreaterThan(0.8f);
        assertThat(scores[1]).isLessThan(0.2f);
    }
}
