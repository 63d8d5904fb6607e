package dev.sluice.train.batch;

import java.util.Arrays;

/** The places of a batch, those of the same row together: groups in the order of rows, places ascending in each. */
public final class Groups {
    private final int[] rows;
    private final int[] starts;
    private final int[] places;
    private final int[] groups;
    private final int count;

    /** @param rowOf the row at each place */
    public Groups(int[] rowOf) {
        long[] sorted = new long[rowOf.length];
        for (int place = 0; place < rowOf.length; place++) {
            sorted[place] = (long) rowOf[place] << Integer.SIZE | place;
        }
        Arrays.sort(sorted);
        rows = new int[rowOf.length];
        starts = new int[rowOf.length + 1];
        places = new int[rowOf.length];
        groups = new int[rowOf.length];
        int found = 0;
        for (int i = 0; i < sorted.length; i++) {
            int row = (int) (sorted[i] >>> Integer.SIZE);
            if (i == 0 || rows[found - 1] != row) {
                rows[found] = row;
                starts[found++] = i;
            }
            places[i] = (int) sorted[i];
            groups[places[i]] = found - 1;
        }
        starts[found] = rowOf.length;
        count = found;
    }

    public int count() {
        return count;
    }

    public int row(int group) {
        return rows[group];
    }

    /** Which group the row at a place is of. */
    public int groupOf(int place) {
        return groups[place];
    }

    public int start(int group) {
        return starts[group];
    }

    public int end(int group) {
        return starts[group + 1];
    }

    /** The place at a number from {@link #start} to {@link #end}. */
    public int place(int number) {
        return places[number];
    }
}
