package dev.sluice.retrieval;

import dev.sluice.store.EmbeddingStore;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Finds the directions of the cells by spherical k-means over a sample of the items. Directions alone count: how long
 * the items of a cell are is told apart by their order in it.
 *
 * @see <a href="https://doi.org/10.1023/A:1007612920971">Dhillon and Modha 2001</a>
 */
final class CellTraining {
    private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

    private final int dimension;
    private final int cells;
    private final float[] sample;
    private final int count;
    private final SplittableRandom random;
    private final int[] nearest;
    private final float[] fit;

    private CellTraining(EmbeddingStore items, InvertedFileSettings settings) {
        this.dimension = items.dimension();
        this.random = new SplittableRandom(settings.seed());
        int rows = (int) Math.max(0, items.rows() - 1);
        long sample = Math.min((long) settings.cells() * settings.sample(), LONGEST_ARRAY / dimension);
        this.count = (int) Math.min(rows, sample);
        this.cells = Math.min(settings.cells(), count);
        this.sample = new float[count * dimension];
        this.nearest = new int[count];
        this.fit = new float[count];
        draw(items, rows);
    }

    /**
     * Trains.
     *
     * @return unit vectors, one after the other
     */
    static float[] train(EmbeddingStore items, InvertedFileSettings settings) {
        CellTraining training = new CellTraining(items, settings);
        float[] directions = training.first();
        for (int iteration = 0; iteration < settings.iterations(); iteration++) {
            training.assign(directions);
            training.move(directions);
        }
        return directions;
    }

    /** One item out of each of so many equal stretches of the table. */
    private void draw(EmbeddingStore items, int rows) {
        Directions from = new Directions(items);
        for (int i = 0; i < count; i++) {
            int begin = (int) ((long) i * rows / count);
            int end = (int) ((i + 1L) * rows / count);
            from.read(1 + random.nextInt(begin, end));
            System.arraycopy(from.direction(), 0, sample, i * dimension, dimension);
        }
    }

    /** Items out of equal stretches of the sample. */
    private float[] first() {
        float[] directions = new float[cells * dimension];
        for (int cell = 0; cell < cells; cell++) {
            int begin = (int) ((long) cell * count / cells);
            int end = (int) ((cell + 1L) * count / cells);
            copy(random.nextInt(begin, end), directions, cell);
        }
        return directions;
    }

    private void copy(int of, float[] directions, int cell) {
        System.arraycopy(sample, of * dimension, directions, cell * dimension, dimension);
    }

    private void assign(float[] directions) {
        try (Centroids centroids = Centroids.of(directions, dimension)) {
            NearestCell search = new NearestCell(centroids);
            float[] vector = new float[dimension];
            for (int i = 0; i < count; i++) {
                System.arraycopy(sample, i * dimension, vector, 0, dimension);
                nearest[i] = search.of(vector);
                fit[i] = search.fit();
            }
        }
    }

    /** To the mean of what is nearest to each; a cell with nothing begins anew at an item that fits nowhere. */
    private void move(float[] directions) {
        double[] sums = new double[directions.length];
        for (int i = 0; i < count; i++) {
            int to = nearest[i] * dimension;
            for (int d = 0; d < dimension; d++) {
                sums[to + d] += sample[i * dimension + d];
            }
        }
        for (int cell = 0; cell < cells; cell++) {
            if (!direct(sums, directions, cell)) {
                copy(worst(), directions, cell);
            }
        }
    }

    private boolean direct(double[] sums, float[] directions, int cell) {
        int from = cell * dimension;
        double square = Arrays.stream(sums, from, from + dimension)
                .map(sum -> sum * sum)
                .sum();
        if (square == 0) {
            return false;
        }
        for (int d = from; d < from + dimension; d++) {
            directions[d] = (float) (sums[d] / Math.sqrt(square));
        }
        return true;
    }

    private int worst() {
        int worst = 0;
        for (int i = 1; i < count; i++) {
            worst = fit[i] < fit[worst] ? i : worst;
        }
        fit[worst] = 1;
        return worst;
    }
}
