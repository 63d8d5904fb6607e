package dev.sluice.train.softmax;

import dev.sluice.train.engine.Units;
import dev.sluice.train.engine.Vectors;
import java.util.Arrays;

/** The items that stand for all in a fold-in: those that training knew, or of these evenly chosen ones. */
final class FoldInSample {
    /** Most items in a sample. */
    static final int MOST = 8192;

    private final int[] items;
    private final float[] vectors;

    private FoldInSample(int[] items, float[] vectors) {
        this.items = items;
        this.vectors = vectors;
    }

    static FoldInSample of(Vectors vectors, int rows, int dimension) {
        int[] known = known(vectors, rows, dimension);
        int[] items = new int[Math.min(MOST, known.length)];
        float[] chosen = new float[items.length * dimension];
        float[] vector = new float[dimension];
        for (int i = 0; i < items.length; i++) {
            items[i] = known[(int) ((long) i * known.length / items.length)];
            vectors.copy(items[i], vector);
            System.arraycopy(vector, 0, chosen, i * dimension, dimension);
        }
        return new FoldInSample(items, chosen);
    }

    private static int[] known(Vectors vectors, int rows, int dimension) {
        int[] known = new int[rows];
        float[] vector = new float[dimension];
        int count = 0;
        for (int item = 1; item < rows; item++) {
            vectors.copy(item, vector);
            if (!Units.isZero(vector)) {
                known[count++] = item;
            }
        }
        return Arrays.copyOf(known, count);
    }

    int size() {
        return items.length;
    }

    /** The item at a place; ascending. */
    int item(int place) {
        return items[place];
    }

    /** Their vectors, one after the other, the array itself. */
    float[] vectors() {
        return vectors;
    }
}
