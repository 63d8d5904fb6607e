package dev.sluice.ranking.neural;

import java.util.SplittableRandom;

/** What the codes of a category become: code {@code c} the numbers from {@code c * dimension} on. */
final class Embedding {
    private static final double FIRST_BOUND = 0.1;

    private final int codes;
    private final int dimension;
    private final float[] table;

    Embedding(int codes, int dimension, float[] table) {
        this.codes = codes;
        this.dimension = dimension;
        this.table = table;
    }

    int codes() {
        return codes;
    }

    int dimension() {
        return dimension;
    }

    float[] table() {
        return table;
    }

    static Embedding random(int codes, int dimension, SplittableRandom random) {
        return new Embedding(
                codes, dimension, Dense.uniform(Math.multiplyExact(codes, dimension), FIRST_BOUND, random));
    }

    /** Looks codes up: {@code columns[first + j][row]} becomes number {@code j} of {@code codes[from + row]}. */
    void read(int[] codes, int from, int rows, float[][] columns, int first) {
        for (int j = 0; j < dimension; j++) {
            float[] column = columns[first + j];
            for (int row = 0; row < rows; row++) {
                column[row] = table[codes[from + row] * dimension + j];
            }
        }
    }

    Embedding copy() {
        return new Embedding(codes, dimension, table.clone());
    }
}
