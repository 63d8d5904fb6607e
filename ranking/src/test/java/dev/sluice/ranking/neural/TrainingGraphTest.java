package dev.sluice.ranking.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.FeatureSchema;
import dev.sluice.ranking.Examples;
import dev.sluice.ranking.input.Inputs;
import dev.sluice.ranking.training.Logistic;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The gradients of ND4J against finite differences of the network written down, and its loss against that of serving.
 */
class TrainingGraphTest {
    private static final int ROWS = 9;
    private static final List<DcnLayers> SHAPES = List.of(
            DcnLayers.defaults().withDeep(7, 5),
            DcnLayers.defaults().withDeep(7).withRank(2).withDiagonal(0.5f),
            DcnLayers.defaults().withDeep(),
            DcnLayers.defaults().withCross(0).withDeep(6, 6, 6),
            DcnLayers.defaults().withCross(0).withDeep(),
            DcnLayers.defaults().withCross(3).withRank(1).withDeep(4).withEmbedding(2));

    /** One batch of one network. */
    private static final class Trial {
        final Network network;
        final Examples examples;
        final TrainingBatch batch;
        final int[] rows = IntStream.range(0, ROWS).toArray();

        Trial(DcnLayers layers, long seed) {
            Random random = new Random(seed);
            FeatureSchema schema = Networks.schema(4, 2);
            examples = Networks.examples(schema, ROWS, random);
            Inputs inputs = Inputs.of(examples);
            network = Network.random(inputs, layers, 1, seed);
            network.layers().stream()
                    .filter(layer -> layer.bias().length > 0)
                    .forEach(layer -> layer.bias()[0] += 0.3f);
            network.cross().forEach(layer -> layer.narrow().ifPresent(narrow -> narrow.bias()[0] = 0));
            batch = new TrainingBatch(examples, inputs, network, ROWS);
            batch.read(rows, 0, ROWS, 1);
        }

        double loss() {
            double loss = 0;
            for (int row = 0; row < ROWS; row++) {
                double[] first = new double[network.width()];
                for (int i = 0; i < first.length; i++) {
                    first[i] = batch.first()[i * ROWS + row];
                }
                loss += batch.shares()[row] * Logistic.loss(Networks.logit(network, first, 0), batch.labels()[row]);
            }
            return loss;
        }

        /** The middle of the differences to both sides; exact to the square of their width where nothing is cut off. */
        double difference(float[] values, int i) {
            float width = 1e-3f;
            float before = values[i];
            values[i] = before + width;
            double right = loss();
            values[i] = before - width;
            double left = loss();
            values[i] = before;
            return (right - left) / ((double) (before + width) - (before - width));
        }
    }

    @Test
    void gradientsAreThoseOfFiniteDifferences() {
        for (DcnLayers shape : SHAPES) {
            Trial trial = new Trial(shape, 11);
            try (TrainingGraph graph = new TrainingGraph(trial.network)) {
                double loss = graph.differentiate(trial.batch);

                assertThat(loss).as("%s", shape).isCloseTo(trial.loss(), within(1e-5));
                for (Parameter parameter : graph.parameters()) {
                    for (int i = 0; i < parameter.values().length; i++) {
                        assertThat((double) parameter.gradient()[i])
                                .as("%s: %s %d", shape, parameter.name(), i)
                                .isCloseTo(trial.difference(parameter.values(), i), within(2e-4));
                    }
                }
                for (int i = 0; i < trial.network.width() * ROWS; i++) {
                    assertThat((double) trial.batch.gradient()[i])
                            .as("%s: input %d", shape, i)
                            .isCloseTo(trial.difference(trial.batch.first(), i), within(2e-4));
                }
            }
        }
    }

    @Test
    void everyArrayOfTheNetworkIsTrained() {
        Trial trial = new Trial(SHAPES.get(1), 5);
        try (TrainingGraph graph = new TrainingGraph(trial.network)) {
            // The bias of the narrow product would say nothing that the wide one's does not.
            assertThat(graph.parameters()).hasSize(trial.network.layers().size() * 2 - 2);
        }
    }

    @Test
    void nothingIsPrinted() {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            new TrainingGraph(new Trial(SHAPES.get(0), 3).network).close();
            System.out.print("as before");
        } finally {
            System.setOut(before);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualTo("as before");
    }
}
