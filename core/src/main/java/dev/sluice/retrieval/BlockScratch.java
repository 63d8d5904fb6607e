package dev.sluice.retrieval;

import dev.sluice.internal.kernel.PreparedQuery;

/** What one search of blocks writes to. */
final class BlockScratch extends SearchScratch {
    final PreparedQuery prepared;
    /** What blocks are multiplied with. */
    final float[] vector;

    BlockScratch(ScanBlocks blocks, int dimension) {
        super(blocks.rowsInBlock());
        this.prepared = blocks.room(dimension);
        this.vector = new float[dimension];
    }
}
