package dev.sluice.ranking.factorization;

import dev.sluice.ranking.Examples;
import dev.sluice.ranking.input.InputBatch;
import dev.sluice.ranking.input.Inputs;
import dev.sluice.ranking.training.BlockLogits;

/**
 * Gives the codes that no example learned from has, such as that of values which training has not seen, the mean
 * weights of the others of their category, by how often each was seen.
 */
final class UnseenCodes {
    private final Factors factors;
    private final Coordinates coordinates;
    private final int[] counts;

    UnseenCodes(Factors factors, Examples examples, int[] rows, Inputs inputs) {
        this.factors = factors;
        this.coordinates = factors.coordinates();
        this.counts = new int[coordinates.size()];
        InputBatch batch = inputs.batch(BlockLogits.ROWS);
        for (int from = 0; from < rows.length; from += BlockLogits.ROWS) {
            inputs.read(examples, rows, from, Math.min(BlockLogits.ROWS, rows.length - from), batch);
            count(batch);
        }
    }

    private void count(InputBatch batch) {
        for (int category = 0; category < coordinates.categories(); category++) {
            for (int row = 0; row < batch.size(); row++) {
                counts[coordinates.code(category, batch.codes(category)[row])]++;
            }
        }
    }

    void fill() {
        for (int category = 0; category < coordinates.categories(); category++) {
            int from = coordinates.code(category, 0);
            int to = coordinates.code(category + 1, 0);
            float[] mean = mean(from, to);
            for (int coordinate = from; coordinate < to; coordinate++) {
                if (counts[coordinate] == 0) {
                    System.arraycopy(mean, 0, factors.table(), factors.at(coordinate), mean.length);
                }
            }
        }
    }

    private float[] mean(int from, int to) {
        double[] sums = new double[factors.width()];
        long all = 0;
        for (int coordinate = from; coordinate < to; coordinate++) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += (double) counts[coordinate] * factors.table()[factors.at(coordinate) + i];
            }
            all += counts[coordinate];
        }
        float[] mean = new float[sums.length];
        for (int i = 0; i < sums.length; i++) {
            mean[i] = (float) (sums[i] / all);
        }
        return mean;
    }
}
