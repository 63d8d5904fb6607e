package dev.sluice.ranking.feature;

import dev.sluice.store.EmbeddingStore;
import dev.sluice.store.ModelSnapshot;

/** The table of one dimension that a popularity model writes: how often each item was met. */
public final class ItemCounts {
    private static final float[] ONE = {1};

    private ItemCounts() {}

    /**
     * A copy of the counts of a model, a number of at least 0 for each row of items.
     *
     * @throws IllegalArgumentException if there is no table {@code <model>.items}, or it is none of counts
     */
    public static float[] of(ModelSnapshot snapshot, String model) {
        String name = model + ".items";
        EmbeddingStore table = snapshot.embeddings(name);
        if (table.dimension() != 1) {
            throw new IllegalArgumentException("table " + name + " must have 1 dimension: " + table.dimension());
        }
        float[] counts = new float[Math.toIntExact(table.rows())];
        table.dot(ONE, 0, counts.length, counts);
        for (int item = 0; item < counts.length; item++) {
            if (!(counts[item] >= 0)) {
                throw new IllegalArgumentException(
                        "count of item " + item + " in " + name + " must not be negative: " + counts[item]);
            }
        }
        return counts;
    }
}
