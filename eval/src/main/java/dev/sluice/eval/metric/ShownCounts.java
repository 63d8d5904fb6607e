package dev.sluice.eval.metric;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;

/** Counts how often each item stands in some of many lists, again and again. Belongs to one thread. */
final class ShownCounts {
    private final int[][] lists;
    private final int[] counts;
    private final IntArrayList met = new IntArrayList();

    ShownCounts(int[][] lists) {
        this.lists = lists;
        this.counts =
                new int[Arrays.stream(lists).flatMapToInt(Arrays::stream).max().orElse(0) + 1];
    }

    /** The counts of the items that stand in the lists at these places, ascending; a place may come more than once. */
    int[] ascending(int[] places) {
        for (int place : places) {
            for (int item : lists[place]) {
                if (counts[item]++ == 0) {
                    met.add(item);
                }
            }
        }
        int[] found = new int[met.size()];
        for (int i = 0; i < found.length; i++) {
            found[i] = counts[met.getInt(i)];
            counts[met.getInt(i)] = 0;
        }
        met.clear();
        Arrays.sort(found);
        return found;
    }
}
