package dev.sluice.retrieval;

import dev.sluice.ItemSet;
import dev.sluice.internal.kernel.TopK;

/** A sum for each item that comes; those that do not come cost nothing. Belongs to one thread at a time. */
final class ItemSums {
    private final double[] sums;
    private final int[] items;
    private int count;

    /** All sums 0. */
    ItemSums(int rows) {
        sums = new double[rows];
        items = new int[rows];
    }

    /** Adds to the sum of an item what is above 0. */
    void add(int item, double weight) {
        if (sums[item] == 0 && weight > 0) {
            items[count++] = item;
        }
        sums[item] += weight;
    }

    /** Offers the sums of the allowed items. */
    void offer(ItemSet allowed, double divisor, TopK best) {
        for (int i = 0; i < count; i++) {
            if (allowed.contains(items[i])) {
                best.offer(items[i], (float) (sums[items[i]] / divisor));
            }
        }
    }

    /** All sums 0 again. */
    void clear() {
        for (int i = 0; i < count; i++) {
            sums[items[i]] = 0;
        }
        count = 0;
    }
}
