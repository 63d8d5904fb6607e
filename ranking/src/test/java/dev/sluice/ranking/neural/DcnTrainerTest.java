package dev.sluice.ranking.neural;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.ItemSet;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.ranking.Examples;
import dev.sluice.ranking.Rows;
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
            .withBatch(128)
            .withRate(0.01)
            .withEpochs(5);

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
        DcnScorer scorer = DcnScorer.of(model);
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
            DcnModel model =
                    new DcnTrainer(SETTINGS.withLayers(layers)).train("heavy", product(20_000, 3), reports::add);

            float[] scores = scores(model, new float[][] {{1, 1, 0}, {-1, -1, 0}, {1, -1, 0}, {-1, 1, 0}, {0, 2, 0}});
            assertThat(scores[0]).as("%s", layers).isGreaterThan(0.9f);
            assertThat(scores[1]).as("%s", layers).isGreaterThan(0.9f);
            assertThat(scores[2]).as("%s", layers).isLessThan(0.1f);
            assertThat(scores[3]).as("%s", layers).isLessThan(0.1f);
            assertThat(scores[4]).as("%s", layers).isBetween(0.35f, 0.65f);
        }
    }

    @Test
    void isTheSameForASeedAndAnotherForAnother() {
        Examples examples = product(3000, 1);
        DcnModel first = new DcnTrainer(SETTINGS).train("heavy", examples, TrainingListener.NONE);
        DcnModel again = new DcnTrainer(SETTINGS).train("heavy", examples, TrainingListener.NONE);
        DcnModel other = new DcnTrainer(SETTINGS.withSeed(9)).train("heavy", examples, TrainingListener.NONE);

        assertThat(weights(again)).isEqualTo(weights(first));
        assertThat(weights(other)).isNotEqualTo(weights(first));
    }

    private static List<String> weights(DcnModel model) {
        return model.network().layers().stream()
                .map(layer -> Arrays.toString(layer.weights()) + Arrays.toString(layer.bias()))
                .toList();
    }
}
