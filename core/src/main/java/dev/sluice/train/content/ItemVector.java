package dev.sluice.train.content;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;

/** The vector of one item after the other. Belongs to one thread. */
final class ItemVector {
    private final IntArrayList rows = new IntArrayList();
    private final DoubleArrayList weights = new DoubleArrayList();

    void begin() {
        rows.clear();
        weights.clear();
    }

    void add(int row, double weight) {
        rows.add(row);
        weights.add(weight);
    }

    int[] rows() {
        return rows.toIntArray();
    }

    /** The weights, of length 1. */
    float[] normalized() {
        double squares = 0;
        for (int i = 0; i < weights.size(); i++) {
            squares += weights.getDouble(i) * weights.getDouble(i);
        }
        float[] normalized = new float[weights.size()];
        for (int i = 0; i < normalized.length; i++) {
            normalized[i] = (float) (weights.getDouble(i) / Math.sqrt(squares));
        }
        return normalized;
    }
}
