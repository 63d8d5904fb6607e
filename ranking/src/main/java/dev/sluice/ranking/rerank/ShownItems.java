package dev.sluice.ranking.rerank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The latest items that were shown to one, and when: a ring that grows as far as it may. Not safe for use by many
 * threads.
 */
final class ShownItems {
    private static final int FIRST_ROOM = 8;

    private final int most;
    private String[] items;
    private long[] moments;
    private int size;
    private int next;

    ShownItems(int most) {
        this.most = most;
        this.items = new String[Math.min(FIRST_ROOM, most)];
        this.moments = new long[items.length];
    }

    void add(String item, long moment) {
        if (size == items.length && size < most) {
            // It has not gone round yet, so that the order stays.
            items = Arrays.copyOf(items, (int) Math.min(most, 2L * size));
            moments = Arrays.copyOf(moments, items.length);
            next = size;
        }
        items[next] = item;
        moments[next] = moment;
        next = (next + 1) % items.length;
        size = Math.min(size + 1, items.length);
    }

    /** Those shown after a moment. */
    List<String> since(long moment) {
        List<String> since = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            if (moments[i] > moment) {
                since.add(items[i]);
            }
        }
        return since;
    }
}
