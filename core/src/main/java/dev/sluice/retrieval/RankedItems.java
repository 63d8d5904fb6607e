package dev.sluice.retrieval;

import dev.sluice.BatchMemory;
import dev.sluice.Candidates;
import dev.sluice.ItemSet;
import dev.sluice.internal.sort.ScoreKey;
import dev.sluice.store.EmbeddingStore;
import dev.sluice.store.ModelSnapshot;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * A number for each item, and the items in its order, the greatest first and equal ones by item. Costs 8 bytes an item,
 * and twice as much while it is made.
 */
final class RankedItems {
    private static final float[] ONE = {1};

    private final float[] scores;
    private final int[] order;

    private RankedItems(float[] scores) {
        this.scores = scores;
        long[] keys = new long[scores.length - 1];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = ScoreKey.of(scores[i + 1], i + 1);
        }
        Arrays.sort(keys);
        this.order = new int[keys.length];
        Arrays.setAll(order, place -> ScoreKey.place(keys[place]));
    }

    /** Copies an embedding table of one dimension. */
    static RankedItems of(ModelSnapshot snapshot, String table) {
        EmbeddingStore store = snapshot.embeddings(table);
        if (store.dimension() != 1) {
            throw new IllegalArgumentException("table " + table + " must have 1 dimension: " + store.dimension());
        }
        float[] scores = new float[Math.toIntExact(store.rows())];
        store.dot(ONE, 0, scores.length, scores);
        return new RankedItems(scores);
    }

    float score(int item) {
        return scores[item];
    }

    /** How many items are in the order. */
    int size() {
        return order.length;
    }

    /** The item at a place of the order, the first at 0. */
    int at(int place) {
        return order[place];
    }

    /** The first of the order that are allowed and wanted. */
    Candidates first(int limit, ItemSet allowed, IntPredicate wanted) {
        int[] items = new int[Math.min(limit, allowed.size())];
        int count = 0;
        for (int i = 0; i < order.length && count < items.length; i++) {
            if (allowed.contains(order[i]) && wanted.test(order[i])) {
                items[count++] = order[i];
            }
        }
        int found = count;
        return Candidates.of(found, BatchMemory.HEAP, (intoItems, intoScores) -> {
            for (int i = 0; i < found; i++) {
                intoItems[i] = items[i];
                intoScores[i] = scores[items[i]];
            }
        });
    }
}
