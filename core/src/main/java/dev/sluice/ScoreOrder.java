package dev.sluice;

import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.ints.IntComparator;
import java.util.Arrays;

/**
 * Positions by descending scores, ties by item. A score and its position are sorted as one long, which is several times
 * as fast as comparing scores of positions; what is equal is put in order afterwards.
 */
final class ScoreOrder {
    private ScoreOrder() {}

    /**
     * All positions in order, in the given memory.
     *
     * @param scores not NaN
     */
    static int[] of(float[] scores, int[] items, int size, BatchMemory memory) {
        long[] keys = memory.longs(size);
        for (int position = 0; position < size; position++) {
            keys[position] = key(scores[position], position);
        }
        Arrays.sort(keys, 0, size);
        int[] order = memory.ints(size);
        for (int rank = 0; rank < size; rank++) {
            order[rank] = (int) keys[rank];
        }
        IntComparator byItem = (a, b) -> Integer.compare(items[a], items[b]);
        int from = 0;
        for (int to = 1; to <= size; to++) {
            if (to == size || keys[to] >> Integer.SIZE != keys[from] >> Integer.SIZE) {
                if (to - from > 1) {
                    IntArrays.quickSort(order, from, to, byItem);
                }
                from = to;
            }
        }
        return order;
    }

    /** Orders like the score turned round; + 0f makes -0, which is a tie with 0, the same. */
    private static long key(float score, int position) {
        int bits = Float.floatToRawIntBits(score + 0f);
        int ascending = bits ^ ((bits >> 31) & Integer.MAX_VALUE);
        return ((long) ~ascending << Integer.SIZE) | position;
    }
}
