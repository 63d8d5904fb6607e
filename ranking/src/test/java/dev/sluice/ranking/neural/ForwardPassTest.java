package dev.sluice.ranking.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.ranking.Examples;
import dev.sluice.ranking.Rows;
import dev.sluice.ranking.input.InputBatch;
import dev.sluice.ranking.input.Inputs;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What is served against the network written down, and cross layers against numbers worked out elsewhere. */
class ForwardPassTest {
    /** Inputs of two numbers that are read as they are: standard deviation 1, mean 0. */
    private static final FeatureSchema TWO = FeatureSchema.of(FeatureKey.number("a"), FeatureKey.number("b"));

    private static final float[][] AS_THEY_ARE = {{-1, -2}, {1, 2}};
    private static final Dense SQUARE = new Dense(2, 2, new float[] {1, 0, 0.5f, -1}, new float[] {0.1f, 0.2f});

    /** What a network of cross layers alone makes of {@code x0 = (1, 1)} standard deviations, scaled to (1, 2). */
    private static double[] crossed(Cross... layers) {
        Inputs inputs = Inputs.of(Rows.examples(TWO, AS_THEY_ARE, 0, 1));
        Network network = new Network(
                2, List.of(), List.of(layers), List.of(), new Dense(2, 2, new float[] {1, 0, 0, 1}, new float[2]));
        InputBatch batch = inputs.batch(1);
        inputs.read(Rows.candidates(TWO, new float[] {1, 2}), batch);
        batch.numbers(1)[0] = 2;
        float[][] logits = new ForwardPass(network).logits(batch, 0, 1);
        return new double[] {logits[0][0], logits[1][0]};
    }

    private static Cross full(float diagonal) {
        return new Cross(Optional.empty(), SQUARE, diagonal);
    }

    @Example
    void crossLayersHaveARowForEachOutput() {
        assertThat(crossed(full(0))).containsExactly(new double[] {2.1, -0.6}, within(1e-6));
        assertThat(crossed(full(0), full(0))).containsExactly(new double[] {4.3, 3.1}, within(1e-5));
    }

    @Example
    void aDiagonalIsAddedToTheWeights() {
        // x0 * (W x + b + x / 2) + x = (1 * (1.1 + 0.5) + 1, 2 * (-1.3 + 1) + 2)
        assertThat(crossed(full(0.5f))).containsExactly(new double[] {2.6, 1.4}, within(1e-6));
    }

    @Example
    void aProductOfTwoNarrowOnesIsTheWideOne() {
        Dense narrow = new Dense(2, 1, new float[] {2, 1}, new float[1]);
        Dense wide = new Dense(1, 2, new float[] {0.5f, -1}, new float[] {0.1f, 0.2f});
        Dense full = new Dense(2, 2, new float[] {1, 0.5f, -2, -1}, wide.bias());

        assertThat(crossed(new Cross(Optional.of(narrow), wide, 0)))
                .containsExactly(crossed(new Cross(Optional.empty(), full, 0)), within(1e-6));
    }

    @Example
    void layersMayBeOfDifferentRanks() {
        Dense one = new Dense(2, 1, new float[] {2, 1}, new float[1]);
        Dense fromOne = new Dense(1, 2, new float[] {0.5f, -1}, new float[2]);
        Dense two = new Dense(2, 2, new float[] {1, 0, 0, 1}, new float[2]);
        Dense full = new Dense(2, 2, new float[] {1, 0.5f, -2, -1}, new float[2]);

        assertThat(crossed(
                        new Cross(Optional.of(one), fromOne, 0),
                        new Cross(Optional.of(two), SQUARE, 0),
                        new Cross(Optional.of(one), fromOne, 0)))
                .containsExactly(
                        crossed(new Cross(Optional.empty(), full, 0), full(0), new Cross(Optional.empty(), full, 0)),
                        within(1e-4));
    }

    @Property(tries = 60)
    void isTheNetworkWrittenDown(
            @ForAll @IntRange(max = 6) int numbers,
            @ForAll @IntRange(max = 3) int categories,
            @ForAll @IntRange(max = 3) int cross,
            @ForAll @IntRange(max = 3) int rank,
            @ForAll @IntRange(max = 2) int deep,
            @ForAll @IntRange(min = 1, max = 3) int heads,
            @ForAll @IntRange(max = 300) int size,
            @ForAll long seed) {
        Random random = new Random(seed);
        FeatureSchema schema = Networks.schema(Math.max(numbers, categories == 0 ? 1 : 0), categories);
        Examples examples = Networks.examples(schema, 40, random);
        Inputs inputs = Inputs.of(examples);
        DcnLayers layers = new DcnLayers(
                cross,
                rank == 0 ? OptionalInt.empty() : OptionalInt.of(rank),
                rank == 1 ? 0.25f : 0,
                List.of(9, 5).subList(0, deep),
                3);
        Network network = Network.random(inputs, layers, heads, seed);
        InputBatch batch = inputs.batch(size + 1);
        inputs.read(Rows.candidates(schema, Networks.rows(schema, size, random)), batch);

        ForwardPass pass = new ForwardPass(network);
        for (int from = 0; from < size; from += ForwardPass.ROWS) {
            int rows = Math.min(ForwardPass.ROWS, size - from);
            float[][] logits = pass.logits(batch, from, rows);
            for (int row = 0; row < rows; row++) {
                double[] first = first(network, batch, from + row);
                for (int head = 0; head < heads; head++) {
                    double expected = Networks.logit(network, first, head);
                    assertThat((double) logits[head][row])
                            .as("%s, head %d of row %d", layers, head, from + row)
                            .isCloseTo(expected, within(1e-4 * Math.max(1, Math.abs(expected))));
                }
            }
        }
    }

    private static double[] first(Network network, InputBatch batch, int row) {
        return IntStream.range(0, network.width())
                .mapToDouble(column -> entry(network, batch, row, column))
                .toArray();
    }

    private static double entry(Network network, InputBatch batch, int row, int column) {
        if (column < network.numbers()) {
            return batch.numbers(column)[row];
        }
        int at = column - network.numbers();
        int category = 0;
        while (at >= network.embeddings().get(category).dimension()) {
            at -= network.embeddings().get(category++).dimension();
        }
        Embedding embedding = network.embeddings().get(category);
        return embedding.table()[batch.codes(category)[row] * embedding.dimension() + at];
    }
}
