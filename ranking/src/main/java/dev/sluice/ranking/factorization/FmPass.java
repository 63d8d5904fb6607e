package dev.sluice.ranking.factorization;

import dev.sluice.ranking.input.InputBatch;
import dev.sluice.ranking.training.BlockLogits;
import java.util.Arrays;

/**
 * Computes the logits of a block of rows in time linear in the inputs, for the pairs are, factor by factor,
 * {@code sum_(i<j) v_i v_j x_i x_j = ((sum_i v_i x_i)^2 - sum_i v_i^2 x_i^2) / 2}. Every loop is one over rows. Belongs
 * to one thread.
 */
final class FmPass implements BlockLogits {
    private final Factors factors;
    private final Coordinates coordinates;
    private final float[][] sums;
    private final float[][] logits = new float[1][ROWS];

    FmPass(Factors factors) {
        this.factors = factors;
        this.coordinates = factors.coordinates();
        this.sums = new float[factors.dimension()][ROWS];
    }

    @Override
    public float[][] logits(InputBatch batch, int from, int rows) {
        Arrays.fill(logits[0], 0, rows, factors.table()[factors.at(Coordinates.BIAS)]);
        for (float[] sum : sums) {
            Arrays.fill(sum, 0, rows, 0);
        }
        for (int input = 0; input < coordinates.numbers(); input++) {
            addNumbers(batch.numbers(input), from, rows, coordinates.number(input));
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

    private void addNumbers(float[] column, int from, int rows, int coordinate) {
        int at = factors.at(coordinate);
        addOwn(column, from, rows, factors.table()[at], factors.halfSquare(coordinate));
        for (int factor = 0; factor < sums.length; factor++) {
            addScaled(column, from, rows, factors.table()[at + 1 + factor], sums[factor]);
        }
    }

    /** What an input says alone, less what its square would add to the pairs. */
    private void addOwn(float[] column, int from, int rows, float weight, float halfSquare) {
        float[] into = logits[0];
        for (int row = 0; row < rows; row++) {
            float x = column[from + row];
            into[row] += (weight - halfSquare * x) * x;
        }
    }

    private static void addScaled(float[] column, int from, int rows, float scale, float[] into) {
        for (int row = 0; row < rows; row++) {
            into[row] += scale * column[from + row];
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
