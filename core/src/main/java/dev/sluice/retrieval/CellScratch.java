package dev.sluice.retrieval;

import dev.sluice.internal.kernel.PreparedQuery;

/** What one search of cells writes to. */
final class CellScratch extends SearchScratch {
    final CellRanking ranking;
    final float[] cosines;
    final PreparedQuery prepared;

    /** @param room for the cosines of all cells */
    CellScratch(CellRanking ranking, int dimension, int room) {
        super(CellLayout.KERNEL.mostRows());
        this.prepared = CellLayout.KERNEL.room(dimension);
        this.ranking = ranking;
        this.cosines = new float[room];
    }
}
