package dev.sluice.retrieval;

import dev.sluice.BatchMemory;
import dev.sluice.Candidates;
import dev.sluice.ItemSet;
import dev.sluice.store.EmbeddingStore;
import dev.sluice.store.ModelSnapshot;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * A number for each item, and the items in its order, the greatest first and equal ones by item. Costs 8 bytes an item.
 */
final class RankedItems {
    private static final float[] ONE = {1};

    private final float[] scores;
    private final int[] order;

    private RankedItems(float[] scores) {
        this.scores = scores;
        this.order = new int[scores.length - 1];
        Arrays.setAll(order, i -> i + 1);
        // Not by Float.compare alone, to which 0 and -0 are no tie.
        IntArrays.quickSort(
                order, (a, b) -> scores[a] == scores[b] ? Integer.compare(a, b) : Float.compare(scores[b], scores[a]));
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
