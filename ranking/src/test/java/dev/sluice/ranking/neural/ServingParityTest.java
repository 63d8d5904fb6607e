package dev.sluice.ranking.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.FeatureSchema;
import dev.sluice.ranking.Examples;
import dev.sluice.ranking.Rows;
import dev.sluice.ranking.input.InputBatch;
import dev.sluice.train.TrainingListener;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What ND4J computes of a trained network is what is served without it, logit by logit. */
class ServingParityTest {
    private static final FeatureSchema SCHEMA = Networks.schema(5, 2);
    private static final int ROWS = 300;
    private static final int[] ALL = IntStream.range(0, ROWS).toArray();
    private static final Examples EXAMPLES = examples();

    /** Of three heads, the last of which follows a product and is known of every other row. */
    private static Examples examples() {
        Random random = new Random(6);
        Examples.Builder builder = new Examples.Builder(SCHEMA, List.of("click", "like", "order"));
        for (float[] row : Networks.rows(SCHEMA, ROWS, random)) {
            float[] labels = {row[0] > 0 ? 1 : 0, row[5] > 2 ? 1 : 0, Float.NaN};
            if (random.nextBoolean()) {
                labels[2] = row[0] * row[1] > 0 ? 1 : 0;
            }
            builder.nextQuery().add(Rows.candidates(SCHEMA, row), 0, labels, 1);
        }
        return builder.build();
    }

    static List<DcnLayers> shapes() {
        DcnLayers layers = DcnLayers.defaults().withDeep(16, 8);
        return List.of(
                layers,
                layers.withRank(3),
                layers.withRank(2).withDiagonal(0.5f).withCross(3),
                layers.withDeep(),
                layers.withCross(0));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void bothGiveTheSameLogits(DcnLayers layers) {
        DcnSettings settings = DcnSettings.defaults()
                .withLayers(layers)
                .withBatch(32)
                .withRate(0.01)
                .withEpochs(4);
        DcnModel model = new DcnTrainer(settings).train("heavy", EXAMPLES, TrainingListener.NONE);
        float[] trained = ofNd4j(model);
        InputBatch batch = model.inputs().batch(ROWS);
        model.inputs().read(EXAMPLES, ALL, 0, ROWS, batch);
        ForwardPass pass = new ForwardPass(model.network());

        float least = Float.POSITIVE_INFINITY;
        float greatest = Float.NEGATIVE_INFINITY;
        for (int from = 0; from < ROWS; from += ForwardPass.ROWS) {
            int rows = Math.min(ForwardPass.ROWS, ROWS - from);
            float[][] served = pass.logits(batch, from, rows);
            assertThat(served).hasNumberOfRows(3);
            for (int head = 0; head < 3; head++) {
                for (int row = 0; row < rows; row++) {
                    assertThat(served[head][row])
                            .as("head %d of row %d", head, from + row)
                            .isCloseTo(trained[head * ROWS + from + row], within(1e-4f));
                    least = Math.min(least, served[head][row]);
                    greatest = Math.max(greatest, served[head][row]);
                }
            }
        }
        assertThat(greatest - least).as("what was learned").isGreaterThan(3);
    }

    private static float[] ofNd4j(DcnModel model) {
        TrainingBatch batch = new TrainingBatch(EXAMPLES, model.inputs(), model.network(), ROWS);
        batch.read(ALL, 0, ROWS, 1);
        return Nd4jRuntime.onOneThread(() -> {
            try (TrainingGraph graph = new TrainingGraph(model.network())) {
                return graph.logits(batch);
            }
        });
    }
}
