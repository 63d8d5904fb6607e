package dev.sluice.retrieval;

import dev.sluice.Candidates;
import dev.sluice.ItemSet;
import dev.sluice.internal.kernel.Kernels;
import dev.sluice.internal.kernel.TopK;
import java.util.Arrays;

/** The best allowed items of one search so far. */
final class Best {
    /** Rounding makes a product at most this much greater than the lengths allow. */
    private static final float SLACK = 1.02f;

    private final Kernels kernels = Kernels.best();
    private final ScanBlocks blocks;
    private final ItemSet allowed;
    private final float length;
    private final TopK top;

    Best(ScanBlocks blocks, ItemSet allowed, float[] query, int count) {
        this.blocks = blocks;
        this.allowed = allowed;
        this.length = (float) Norm.of(query) * SLACK;
        this.top = new TopK(Math.min(count, allowed.size()));
    }

    /** Whether rows as long as those of a block may be among the best. */
    boolean mayEnter(int block) {
        return !(length * blocks.length(block) < top.threshold()); // may be infinity times zero, which tells nothing
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

    /** Keeps the best by their exact scores instead. */
    void rescore(ExactScores exact, float[] query, int count) {
        int[] items = top.indexes();
        Arrays.sort(items);
        float[] scores = new float[items.length];
        exact.score(query, items, scores);
        top.begin(count);
        for (int i = 0; i < items.length; i++) {
            top.offer(items[i], scores[i]);
        }
    }

    Candidates answer() {
        return Answer.of(top);
    }
}
