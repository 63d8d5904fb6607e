package dev.sluice;

import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Refuses what is no batch of candidates. Keeps the set it finds repeated items with for the next batch. */
final class BatchCheck {
    private static final AtomicReference<@Nullable IntOpenHashSet> SPARE = new AtomicReference<>();
    private static final int LARGEST_SPARE = 1 << 14;

    private BatchCheck() {}

    /** Items are distinct and at least 1, and no score is NaN. */
    static void of(int[] items, float[] scores, int size) {
        IntOpenHashSet spare = SPARE.getAndSet(null);
        IntOpenHashSet distinct = spare == null ? new IntOpenHashSet(size) : spare;
        for (int i = 0; i < size; i++) {
            if (items[i] < 1) {
                throw new IndexOutOfBoundsException("a candidate is an item of at least 1: " + items[i]);
            }
            if (!distinct.add(items[i])) {
                throw new IllegalArgumentException("item proposed twice: " + items[i]);
            }
            if (Float.isNaN(scores[i])) {
                throw new IllegalArgumentException("score of item " + items[i] + " is NaN");
            }
        }
        if (size <= LARGEST_SPARE) {
            distinct.clear();
            SPARE.set(distinct);
        }
    }
}
