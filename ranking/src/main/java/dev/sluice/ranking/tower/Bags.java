package dev.sluice.ranking.tower;

import it.unimi.dsi.fastutil.floats.FloatArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;

/**
 * Weighted rows of a table for each of some places, one place after the other. Belongs to one thread while it grows.
 */
final class Bags {
    private final IntArrayList starts = IntArrayList.of(0);
    private final IntArrayList rows = new IntArrayList();
    private final FloatArrayList weights = new FloatArrayList();
    private final float[] sums;

    /** No places yet, over a table of so many rows. */
    Bags(int tableRows) {
        this.sums = new float[tableRows];
    }

    /** Adds a row to the bag of the place after the last; one that it holds already gets heavier. */
    void add(int row, float weight) {
        if (weight == 0) {
            return;
        }
        if (sums[row] == 0) {
            rows.add(row);
        }
        sums[row] += weight;
    }

    /** Ends the bag. */
    void end() {
        for (int at = weights.size(); at < rows.size(); at++) {
            int row = rows.getInt(at);
            weights.add(sums[row]);
            sums[row] = 0;
        }
        starts.add(rows.size());
    }

    /** Forgets all places. */
    void clear() {
        starts.size(1);
        rows.clear();
        weights.clear();
    }

    int places() {
        return starts.size() - 1;
    }

    int start(int place) {
        return starts.getInt(place);
    }

    int end(int place) {
        return starts.getInt(place + 1);
    }

    int row(int entry) {
        return rows.getInt(entry);
    }

    float weight(int entry) {
        return weights.getFloat(entry);
    }

    /** The rows of all entries, one place's after the other's. */
    int[] allRows() {
        return rows.toIntArray();
    }

    /** The place of every entry. */
    int[] allPlaces() {
        int[] places = new int[rows.size()];
        for (int place = 0; place < places(); place++) {
            Arrays.fill(places, start(place), end(place), place);
        }
        return places;
    }
}
