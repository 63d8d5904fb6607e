package dev.sluice.retrieval;

/** For each item its cell, and the greatest norm in its unit: what decides when a search comes to it. */
final class ItemPlaces {
    private final int[] cells;
    private final float[] norms;

    ItemPlaces(int rows) {
        this.cells = new int[rows];
        this.norms = new float[rows];
    }

    void set(int item, int cell, float norm) {
        cells[item] = cell;
        norms[item] = norm;
    }

    int cell(int item) {
        return cells[item];
    }

    float norm(int item) {
        return norms[item];
    }
}
