package dev.sluice.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A layer over columns against sums written down, in every form. */
class LayerProductTest {
    private static final int ROWS = LayerProduct.ROWS;

    @Property(tries = 200)
    void isTheSumOfInputsByTheirWeights(
            @ForAll @IntRange(max = 19) int inputs,
            @ForAll @IntRange(min = 1, max = 11) int outputs,
            @ForAll @IntRange(max = ROWS) int rows,
            @ForAll long seed) {
        Layer layer = new Layer(inputs, outputs, new SplittableRandom(seed));
        for (LayerProduct form : new LayerProduct[] {LayerProduct.best(), new PlainLayerProduct()}) {
            float[][] result = layer.apply(form, rows);

            for (int o = 0; o < outputs; o++) {
                for (int row = 0; row < rows; row++) {
                    assertThat((double) result[o][row])
                            .as("%s: output %d of row %d", form.getClass(), o, row)
                            .isCloseTo(layer.sum(o, row), within(1e-5));
                }
            }
        }
    }

    /** A candidate's score must depend neither on the others nor on where among them it stands. */
    @Property(tries = 100)
    void aRowIsTheSameWhereverItStands(
            @ForAll @IntRange(max = ROWS - 1) int from, @ForAll @IntRange(max = ROWS - 1) int to, @ForAll long seed) {
        Layer layer = new Layer(13, 7, new SplittableRandom(seed));
        float[][] before = layer.apply(LayerProduct.best(), ROWS);
        Arrays.stream(layer.inputs).forEach(column -> {
            float moved = column[from];
            Arrays.fill(column, Float.NaN);
            column[to] = moved;
        });

        float[][] after = layer.apply(LayerProduct.best(), to + 1);

        for (int o = 0; o < before.length; o++) {
            assertThat(after[o][to]).as("output %d", o).isEqualTo(before[o][from]);
        }
    }

    /** Interpreted and compiled code must give the same bits. */
    @Example
    void theSameAgainGivesTheSameBits() {
        Layer layer = new Layer(21, 9, new SplittableRandom(4));
        float[][] first = layer.apply(LayerProduct.best(), 101);

        for (int i = 0; i < 5_000; i++) {
            assertThat(Arrays.deepEquals(layer.apply(LayerProduct.best(), 101), first))
                    .as("time %d", i)
                    .isTrue();
        }
    }

    private static final class Layer {
        final float[] weights;
        final float[] bias;
        final float[][] inputs;

        Layer(int inputs, int outputs, SplittableRandom random) {
            this.weights = numbers(inputs * outputs, random);
            this.bias = numbers(outputs, random);
            this.inputs = new float[inputs][];
            Arrays.setAll(this.inputs, i -> numbers(ROWS, random));
        }

        private static float[] numbers(int count, SplittableRandom random) {
            float[] numbers = new float[count];
            for (int i = 0; i < count; i++) {
                numbers[i] = (float) random.nextDouble(-1, 1);
            }
            return numbers;
        }

        float[][] apply(LayerProduct form, int rows) {
            float[][] outputs = new float[bias.length][ROWS];
            form.apply(weights, bias, inputs, rows, outputs);
            // What is past the rows is anything.
            Arrays.stream(outputs).forEach(column -> Arrays.fill(column, rows, ROWS, 0));
            return outputs;
        }

        double sum(int output, int row) {
            double sum = bias[output];
            for (int i = 0; i < inputs.length; i++) {
                sum += (double) weights[output * inputs.length + i] * inputs[i][row];
            }
            return sum;
        }
    }
}
