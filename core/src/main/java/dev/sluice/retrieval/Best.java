package dev.sluice.retrieval;

import dev.sluice.Candidates;
import dev.sluice.ItemSet;
import dev.sluice.Query;
import dev.sluice.internal.kernel.Kernels;
import dev.sluice.internal.kernel.TopK;
import dev.sluice.store.EmbeddingStore;
import java.util.Arrays;
import java.util.concurrent.CancellationException;

/** The best allowed items of one search so far. */
final class Best {
    /** Rounding makes a product at most this much greater than the lengths allow. */
    private static final float SLACK = 1.02f;

    private static final int GATHERED = 1024;

    private final Kernels kernels = Kernels.best();
    private final ScanBlocks blocks;
    private final ItemSet allowed;
    private final float length;
    private final TopK top;

    Best(ScanBlocks blocks, ItemSet allowed, float[] query, int count) {
        this.blocks = blocks;
        this.allowed = allowed;
        this.length = Similarity.length(query) * SLACK;
        this.top = new TopK(Math.min(count, allowed.size()));
    }

    /** Whether rows as long as those of a block may be among the best. */
    boolean mayEnter(int block) {
        return length * blocks.length(block) >= top.threshold();
    }

    /**
     * Takes in some rows of a block, the first of which has the first score.
     *
     * @param places scratch, as long as there are scores
     */
    void offer(int block, int from, int rows, float[] scores, int[] places) {
        int found = kernels.atLeast(top.threshold(), scores, rows, places);
        for (int i = 0; i < found; i++) {
            float score = scores[places[i]];
            if (score >= top.threshold()) {
                int item = blocks.item(block, from + places[i]);
                if (allowed.contains(item)) {
                    top.offer(item, score);
                }
            }
        }
    }

    /** Takes in every allowed item, by its exact score. */
    void offerAllowed(EmbeddingStore store, Similarity similarity, float[] query, Query asked) {
        int[] items = allowed.toArray();
        for (int from = 0; from < items.length; from += GATHERED) {
            if (asked.cancelled()) {
                throw new CancellationException("search given up at item " + items[from]);
            }
            offerExactly(
                    store, similarity, query, Arrays.copyOfRange(items, from, Math.min(items.length, from + GATHERED)));
        }
    }

    /** Keeps the best by their exact scores instead. */
    void rescore(EmbeddingStore store, Similarity similarity, float[] query, int count) {
        int[] items = top.indexes();
        Arrays.sort(items);
        top.begin(count);
        offerExactly(store, similarity, query, items);
    }

    private void offerExactly(EmbeddingStore store, Similarity similarity, float[] query, int[] items) {
        float[] scores = new float[items.length];
        store.dotRows(query, items, scores);
        similarity.divideByLengths(store, items, scores);
        for (int i = 0; i < items.length; i++) {
            top.offer(items[i], scores[i]);
        }
    }

    Candidates answer() {
        return Answer.of(top);
    }
}
