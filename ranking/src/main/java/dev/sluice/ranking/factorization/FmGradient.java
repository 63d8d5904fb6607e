package dev.sluice.ranking.factorization;

import dev.sluice.ranking.input.InputBatch;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;

/**
 * The gradient of a step: the sum over the examples of a batch. A coordinate {@code i} changes the logit by {@code x_i}
 * for its weight and by {@code x_i (s - v_i x_i)} for a factor whose sum is {@code s}. Belongs to one thread.
 */
final class FmGradient {
    private final Factors factors;
    private final Coordinates coordinates;
    private final double regularization;
    private final double[] table;
    private final boolean[] isTouched;
    private final IntArrayList touched = new IntArrayList();

    FmGradient(Factors factors, double regularization) {
        this.factors = factors;
        this.coordinates = factors.coordinates();
        this.regularization = regularization;
        this.table = new double[factors.table().length];
        this.isTouched = new boolean[coordinates.size()];
    }

    /**
     * Adds a block.
     *
     * @param sums of a pass over it
     * @param slopes by how much the loss grows with each row's logit
     * @param shares how much each row counts
     */
    void add(InputBatch batch, int from, int rows, float[][] sums, double[] slopes, double[] shares) {
        touch(Coordinates.BIAS);
        for (int row = 0; row < rows; row++) {
            table[0] += slopes[row];
        }
        for (int input = 0; input < coordinates.numbers(); input++) {
            int coordinate = coordinates.number(input);
            touch(coordinate);
            for (int row = 0; row < rows; row++) {
                add(coordinate, batch.numbers(input)[from + row], row, sums, slopes[row], shares[row]);
            }
        }
        for (int category = 0; category < coordinates.categories(); category++) {
            for (int row = 0; row < rows; row++) {
                int coordinate = coordinates.code(category, batch.codes(category)[from + row]);
                touch(coordinate);
                add(coordinate, 1, row, sums, slopes[row], shares[row]);
            }
        }
    }

    private void touch(int coordinate) {
        if (!isTouched[coordinate]) {
            isTouched[coordinate] = true;
            touched.add(coordinate);
        }
    }

    private void add(int coordinate, float x, int row, float[][] sums, double slope, double share) {
        int at = factors.at(coordinate);
        double penalty = regularization * share;
        table[at] += slope * x + penalty * factors.table()[at];
        for (int factor = 0; factor < sums.length; factor++) {
            float v = factors.table()[at + 1 + factor];
            table[at + 1 + factor] += slope * x * (sums[factor][row] - v * x) + penalty * v;
        }
    }

    /** The coordinates that some row has used since the last {@link #clear}. */
    IntArrayList touched() {
        return touched;
    }

    /** Laid out as the table of the factors. */
    double[] table() {
        return table;
    }

    void clear() {
        for (int i = 0; i < touched.size(); i++) {
            int coordinate = touched.getInt(i);
            isTouched[coordinate] = false;
            Arrays.fill(table, factors.at(coordinate), factors.at(coordinate + 1), 0);
        }
        touched.clear();
    }
}
