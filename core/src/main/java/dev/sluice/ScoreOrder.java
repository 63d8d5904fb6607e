package dev.sluice;

import dev.sluice.internal.sort.ScoreKey;
import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.ints.IntComparator;
import java.util.Arrays;

/**
 * Positions by descending scores, ties by item: sorted as keys, of which those that tie are put in order afterwards.
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
            keys[position] = ScoreKey.of(scores[position], position);
        }
        Arrays.sort(keys, 0, size);
        int[] order = memory.ints(size);
        for (int rank = 0; rank < size; rank++) {
            order[rank] = ScoreKey.place(keys[rank]);
        }
        IntComparator byItem = (a, b) -> Integer.compare(items[a], items[b]);
        int from = 0;
        for (int to = 1; to <= size; to++) {
            if (to == size || !ScoreKey.isTie(keys[to], keys[from])) {
                if (to - from > 1) {
                    IntArrays.quickSort(order, from, to, byItem);
                }
                from = to;
            }
        }
        return order;
    }
}
