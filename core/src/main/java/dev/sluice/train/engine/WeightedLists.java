package dev.sluice.train.engine;

import dev.sluice.store.SnapshotWriter;
import dev.sluice.store.SparseWriter;
import it.unimi.dsi.fastutil.Arrays;
import it.unimi.dsi.fastutil.floats.FloatArrays;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.io.IOException;

/** For each row some indexes with a weight each. Rows may be set by different threads. */
public final class WeightedLists {
    private static final long[] NO_TIMES = {};

    private final int[][] indexes;
    private final float[][] weights;

    /** Empty lists. */
    public WeightedLists(int rows) {
        indexes = new int[rows][0];
        weights = new float[rows][0];
    }

    public int rows() {
        return indexes.length;
    }

    /** Sets a row; keeps the arrays. */
    public void set(int row, int[] ofIndexes, float[] ofWeights) {
        indexes[row] = ofIndexes;
        weights[row] = ofWeights;
    }

    /** The indexes of a row, the array itself. */
    public int[] indexes(int row) {
        return indexes[row];
    }

    /** The weights of a row, the array itself. */
    public float[] weights(int row) {
        return weights[row];
    }

    /** Puts a row in the order of descending weight, then of its indexes. */
    public void sort(int row) {
        sort(indexes[row], weights[row]);
    }

    /** Rows and indexes exchanged, each new row in the order of descending weight, then of its indexes. */
    public WeightedLists transposed() {
        return transposed(rows());
    }

    /** The same, where there are so many columns. */
    public WeightedLists transposed(int columns) {
        int[] sizes = new int[columns];
        for (int[] row : indexes) {
            for (int index : row) {
                sizes[index]++;
            }
        }
        WeightedLists transposed = new WeightedLists(columns);
        for (int row = 0; row < columns; row++) {
            transposed.indexes[row] = new int[sizes[row]];
            transposed.weights[row] = new float[sizes[row]];
        }
        fill(transposed, sizes);
        for (int row = 0; row < columns; row++) {
            transposed.sort(row);
        }
        return transposed;
    }

    /** Keeps the first so many of every row. */
    public void truncate(int most) {
        for (int row = 0; row < rows(); row++) {
            if (indexes[row].length > most) {
                indexes[row] = IntArrays.trim(indexes[row], most);
                weights[row] = FloatArrays.trim(weights[row], most);
            }
        }
    }

    private void fill(WeightedLists transposed, int[] left) {
        for (int row = rows() - 1; row >= 0; row--) {
            for (int i = 0; i < indexes[row].length; i++) {
                int index = indexes[row][i];
                int place = --left[index];
                transposed.indexes[index][place] = row;
                transposed.weights[index][place] = weights[row][i];
            }
        }
    }

    private static void sort(int[] indexes, float[] weights) {
        Arrays.quickSort(
                0,
                indexes.length,
                (a, b) -> weights[a] == weights[b]
                        ? Integer.compare(indexes[a], indexes[b])
                        : Float.compare(weights[b], weights[a]),
                (a, b) -> swap(indexes, weights, a, b));
    }

    private static void swap(int[] indexes, float[] weights, int a, int b) {
        int index = indexes[a];
        indexes[a] = indexes[b];
        indexes[b] = index;
        float weight = weights[a];
        weights[a] = weights[b];
        weights[b] = weight;
    }

    public void write(SnapshotWriter writer, String table) throws IOException {
        try (SparseWriter sparse = writer.sparse(table)) {
            for (int row = 0; row < rows(); row++) {
                sparse.append(indexes[row], weights[row], NO_TIMES);
            }
        }
    }
}
