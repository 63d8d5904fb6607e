package dev.sluice.ranking.factorization;

import dev.sluice.internal.kernel.LayerProduct;
import dev.sluice.ranking.input.InputBatch;
import dev.sluice.ranking.training.BlockLogits;
import java.util.Arrays;

/**
 * Computes the logits of a block of rows in time linear in the inputs, for the pairs are, factor by factor,
 * {@code sum_(i<j) v_i v_j x_i x_j = ((sum_i v_i x_i)^2 - sum_i v_i^2 x_i^2) / 2}. Every loop is one over rows. Belongs
 * to one thread.
 */
final class FmPass implements BlockLogits {
    private static final LayerProduct PRODUCT = LayerProduct.best();

    private final Factors factors;
    private final Coordinates coordinates;
    private final float[] weights;
    private final float[] bias;
    private final float[][] numbers;
    private final float[][] columns;
    private final float[][] logits;
    private final float[][] sums;

    FmPass(Factors factors) {
        this.factors = factors;
        this.coordinates = factors.coordinates();
        this.weights = new float[factors.width() * coordinates.numbers()];
        this.bias = new float[factors.width()];
        this.numbers = new float[coordinates.numbers()][ROWS];
        this.columns = new float[factors.width()][ROWS];
        this.logits = Arrays.copyOf(columns, 1);
        this.sums = Arrays.copyOfRange(columns, 1, columns.length);
    }

    @Override
    public float[][] logits(InputBatch batch, int from, int rows) {
        for (int input = 0; input < numbers.length; input++) {
            System.arraycopy(batch.numbers(input), from, numbers[input], 0, rows);
        }
        readWeights();
        PRODUCT.apply(weights, bias, numbers, rows, columns);
        for (int input = 0; input < numbers.length; input++) {
            subtractSquares(numbers[input], factors.halfSquare(coordinates.number(input)), rows);
        }
        for (int category = 0; category < coordinates.categories(); category++) {
            addCodes(batch.codes(category), from, rows, category);
        }
        for (float[] sum : sums) {
            addHalfSquares(sum, rows);
        }
        return logits;
    }

    /** For each factor {@code sum_i v_i x_i} of every row, of the block that was computed last. */
    float[][] sums() {
        return sums;
    }

    /** The numbers' weights and factors as a layer has them, output after output. They change while one trains. */
    private void readWeights() {
        bias[0] = factors.table()[factors.at(Coordinates.BIAS)];
        for (int input = 0; input < numbers.length; input++) {
            int at = factors.at(coordinates.number(input));
            for (int output = 0; output < columns.length; output++) {
                weights[output * numbers.length + input] = factors.table()[at + output];
            }
        }
    }

    /** Takes what an input's square would add to the pairs. */
    private void subtractSquares(float[] x, float halfSquare, int rows) {
        float[] into = logits[0];
        for (int row = 0; row < rows; row++) {
            into[row] -= halfSquare * x[row] * x[row];
        }
    }

    private void addCodes(int[] codes, int from, int rows, int category) {
        float[] table = factors.table();
        for (int row = 0; row < rows; row++) {
            int coordinate = coordinates.code(category, codes[from + row]);
            int at = factors.at(coordinate);
            logits[0][row] += table[at] - factors.halfSquare(coordinate);
            for (int factor = 0; factor < sums.length; factor++) {
                sums[factor][row] += table[at + 1 + factor];
            }
        }
    }

    private void addHalfSquares(float[] sum, int rows) {
        float[] into = logits[0];
        for (int row = 0; row < rows; row++) {
            into[row] += sum[row] * sum[row] / 2;
        }
    }
}
