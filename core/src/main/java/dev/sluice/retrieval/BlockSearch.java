package dev.sluice.retrieval;

import dev.sluice.Query;
import dev.sluice.internal.kernel.Kernels;

/** What one search looks for in blocks: allowed items that may score as much as a threshold, which may rise. */
abstract class BlockSearch {
    private final Kernels kernels = Kernels.best();
    private final ScanBlocks blocks;
    private final Query query;
    private final ErrorBound bound;

    BlockSearch(ScanBlocks blocks, Query query, ErrorBound bound) {
        this.blocks = blocks;
        this.query = query;
        this.bound = bound;
    }

    final ScanBlocks blocks() {
        return blocks;
    }

    final Query query() {
        return query;
    }

    /** What does not reach it is of no use. */
    abstract float threshold();

    /**
     * Takes in an allowed item, one that may be of use.
     *
     * @param most that it may score; where rows are as they were, what it scores
     */
    abstract void take(int item, float most);

    /** Whether rows as long as those of a block may be of use. */
    boolean mayEnter(int block) {
        return bound.most(blocks.length(block)) >= threshold();
    }

    /**
     * Takes in some rows of a block, the first of which has the first score.
     *
     * @param positions scratch, as long as there are scores
     */
    final void offer(int block, int from, int rows, float[] scores, int[] positions) {
        float error = blocks.areRounded() ? bound.error(blocks.length(block), blocks.rounding(block)) : 0;
        if (error == Float.POSITIVE_INFINITY) {
            offerAll(block, from, rows);
            return;
        }
        int found = kernels.atLeast(threshold() - error, scores, rows, positions);
        for (int i = 0; i < found; i++) {
            int row = from + positions[i];
            offer(blocks.item(block, row), scores[positions[i]] + error(block, row));
        }
    }

    /** Of which the scan tells nothing, be it that scores are no numbers. */
    private void offerAll(int block, int from, int rows) {
        for (int row = from; row < from + rows; row++) {
            offer(blocks.item(block, row), Float.POSITIVE_INFINITY);
        }
    }

    private void offer(int item, float most) {
        if (query.allowed().contains(item)) {
            take(item, most);
        }
    }

    /** Less than that of the block, mostly. */
    private float error(int block, int row) {
        return blocks.areRounded() ? bound.error(blocks.length(block, row), blocks.rounding(block, row)) : 0;
    }
}
