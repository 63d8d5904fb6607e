package dev.sluice.retrieval;

import dev.sluice.store.EmbeddingStore;
import java.util.Arrays;

/** Which items lie in which cell, the longest first, and how well they fit there. */
final class CellAssignment implements CellSketch.Norms {
    private final int[] begins;
    private final int[] items;
    private final float[] norms;
    private final float[] fits;

    private CellAssignment(int cells, int rows) {
        this.begins = new int[cells + 1];
        this.items = new int[Math.max(0, rows - 1)];
        this.norms = new float[rows];
        this.fits = new float[cells];
    }

    /** Takes every item but the unknown to the cell it is nearest to. */
    static CellAssignment of(EmbeddingStore items, Centroids centroids, Similarity similarity) {
        int rows = (int) items.rows();
        CellAssignment assignment = new CellAssignment(centroids.cells(), rows);
        int[] cells = new int[rows];
        double[] fits = new double[centroids.cells()];
        Directions from = new Directions(items);
        NearestCell search = new NearestCell(centroids);
        for (int item = 1; item < rows; item++) {
            from.read(item);
            assignment.norms[item] = similarity == Similarity.COSINE ? Math.signum(from.norm()) : from.norm();
            cells[item] = search.of(from.direction());
            fits[cells[item]] += search.fit();
            assignment.begins[cells[item] + 1]++;
        }
        assignment.place(cells, fits);
        return assignment;
    }

    private void place(int[] cells, double[] sums) {
        for (int cell = 0; cell < sums.length; cell++) {
            fits[cell] = begins[cell + 1] == 0 ? 0 : (float) (sums[cell] / begins[cell + 1]);
            begins[cell + 1] += begins[cell];
        }
        int[] next = Arrays.copyOf(begins, sums.length);
        long[] keys = new long[items.length];
        for (int item = 1; item < cells.length; item++) {
            // Norms are not negative, so their bits are in their order.
            long falling = ~Float.floatToRawIntBits(norms[item]) & 0xffffffffL;
            keys[next[cells[item]]++] = falling << 32 | item;
        }
        for (int cell = 0; cell < sums.length; cell++) {
            Arrays.sort(keys, begins[cell], begins[cell + 1]);
        }
        Arrays.setAll(items, place -> (int) keys[place]);
    }

    @Override
    public int cells() {
        return fits.length;
    }

    @Override
    public int units(int cell) {
        return CellLayout.units(size(cell));
    }

    @Override
    public float norm(int cell, int unit) {
        return norm(item(cell, unit * CellLayout.UNIT));
    }

    /** Where each item will be. */
    ItemPlaces places() {
        ItemPlaces places = new ItemPlaces(norms.length);
        for (int cell = 0; cell < fits.length; cell++) {
            for (int number = 0; number < size(cell); number++) {
                places.set(item(cell, number), cell, norm(cell, number / CellLayout.UNIT));
            }
        }
        return places;
    }

    /** How many items lie in a cell. */
    int size(int cell) {
        return begins[cell + 1] - begins[cell];
    }

    /** An item of a cell, counted from 0. */
    int item(int cell, int number) {
        return items[begins[cell] + number];
    }

    /** The norm of an item, which is 1 where cosines are compared, or 0. */
    float norm(int item) {
        return norms[item];
    }

    /** For each cell the mean cosine of its items and its direction. */
    float[] fits() {
        return fits;
    }
}
