package dev.sluice.retrieval;

import dev.sluice.Candidates;
import dev.sluice.Query;
import dev.sluice.internal.kernel.Kernels;
import dev.sluice.internal.kernel.TopK;
import java.util.Arrays;

/** The best allowed items of one search so far, among them more than are wanted where blocks are rounded. */
final class Best {
    /** Rounding makes a product at most this much greater than the lengths allow. */
    private static final float SLACK = 1.02f;

    private final Kernels kernels = Kernels.best();
    private final ScanBlocks blocks;
    private final Query query;
    private final float[] vector;
    private final int wanted;
    private final float length;
    private final TopK top;

    /**
     * None so far.
     *
     * @param vector as the blocks are scored by
     * @param wanted how many to answer with
     * @param top to keep them in
     */
    Best(ScanBlocks blocks, Query query, float[] vector, int wanted, TopK top) {
        this.blocks = blocks;
        this.query = query;
        this.vector = vector;
        this.wanted = wanted;
        this.length = (float) Norm.of(vector) * SLACK;
        this.top = top;
        top.begin(Math.min(blocks.kept(wanted), query.allowed().size()));
    }

    float[] vector() {
        return vector;
    }

    boolean isCancelled() {
        return query.cancelled();
    }

    /** Whether rows as long as those of a block may be among the best. */
    boolean mayEnter(int block) {
        return !(length * blocks.length(block) < top.threshold()); // may be infinity times zero, which tells nothing
    }

    /**
     * Takes in some rows of a block, the first of which has the first score.
     *
     * @param positions scratch, as long as there are scores
     */
    void offer(int block, int from, int rows, float[] scores, int[] positions) {
        int found = kernels.atLeast(top.threshold(), scores, rows, positions);
        for (int i = 0; i < found; i++) {
            int item = blocks.item(block, from + positions[i]);
            if (query.allowed().contains(item)) {
                top.offer(item, scores[positions[i]]);
            }
        }
    }

    /** The wanted ones, by their exact scores, the best first; none is kept any more. */
    Candidates answer(ExactScores exact, SearchScratch scratch) {
        if (!blocks.isExact()) {
            rescore(exact, scratch);
        }
        return Answer.of(top);
    }

    private void rescore(ExactScores exact, SearchScratch scratch) {
        int count = top.size();
        int[] items = scratch.items(count);
        float[] scores = scratch.products(count);
        top.indexes(items);
        Arrays.sort(items, 0, count);
        exact.score(vector, items, count, scores);
        top.begin(wanted);
        for (int i = 0; i < count; i++) {
            top.offer(items[i], scores[i]);
        }
    }
}
