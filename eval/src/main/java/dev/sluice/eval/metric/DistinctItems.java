package dev.sluice.eval.metric;

import java.util.Arrays;

/** Counts the distinct items of some of many lists, again and again. Belongs to one thread. */
final class DistinctItems {
    private final int[][] lists;
    /** By item, the last count in which it was met: nothing needs clearing between counts. */
    private final int[] metIn;

    private int counts;

    DistinctItems(int[][] lists) {
        this.lists = lists;
        int highest = Arrays.stream(lists).flatMapToInt(Arrays::stream).max().orElse(0);
        this.metIn = new int[highest + 1];
    }

    /** How many distinct items the lists at these places have together; a place may come more than once. */
    int of(int[] places) {
        counts++;
        int distinct = 0;
        for (int place : places) {
            for (int item : lists[place]) {
                if (metIn[item] != counts) {
                    metIn[item] = counts;
                    distinct++;
                }
            }
        }
        return distinct;
    }
}
