package dev.sluice.data.duplicate;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongArrays;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares the items that share a band, and links those that are alike. What is linked already is not compared again.
 */
final class Buckets {
    /** Gives each member its key in a band; members with equal keys are compared. */
    @FunctionalInterface
    interface Keys {
        void fill(int band, long[] keys);
    }

    /** Says whether two items are alike. */
    @FunctionalInterface
    interface Likeness {
        boolean areAlike(int row, int other);
    }

    private final int[] members;
    private final Likeness likeness;
    private final Links links;

    /** @param members rows of the items that can be like another */
    Buckets(int[] members, Likeness likeness, Links links) {
        this.members = members;
        this.likeness = likeness;
        this.links = links;
    }

    void search(int bands, Keys keys) {
        long[] key = new long[members.length];
        int[] order = new int[members.length];
        for (int band = 0; band < bands; band++) {
            keys.fill(band, key);
            for (int i = 0; i < order.length; i++) {
                order[i] = i;
            }
            LongArrays.radixSortIndirect(order, key, true);
            compareRuns(order, key);
        }
    }

    private void compareRuns(int[] order, long[] key) {
        int from = 0;
        for (int to = 1; to <= order.length; to++) {
            if (to == order.length || key[order[to]] != key[order[from]]) {
                if (to - from > 1) {
                    compare(order, from, to);
                }
                from = to;
            }
        }
    }

    /** Takes one after the other, and keeps those that are linked in one group. */
    private void compare(int[] order, int from, int to) {
        List<IntArrayList> groups = new ArrayList<>();
        for (int i = from; i < to; i++) {
            int row = members[order[i]];
            IntArrayList own = IntArrayList.of(row);
            for (int g = groups.size() - 1; g >= 0; g--) {
                IntArrayList group = groups.get(g);
                if (isLike(group, row)) {
                    links.link(group.getInt(0), row);
                    group.addAll(own);
                    own = group;
                    groups.set(g, groups.get(groups.size() - 1));
                    groups.remove(groups.size() - 1);
                }
            }
            groups.add(own);
        }
    }

    private boolean isLike(IntArrayList group, int row) {
        if (links.areLinked(group.getInt(0), row)) {
            return true;
        }
        for (int i = 0; i < group.size(); i++) {
            if (likeness.areAlike(group.getInt(i), row)) {
                return true;
            }
        }
        return false;
    }
}
