package dev.sluice.retrieval;

/** What one search of cells writes to. */
final class CellScratch extends SearchScratch {
    final CellRanking ranking;
    final float[] cosines;

    /** @param room for the cosines of all cells */
    CellScratch(CellRanking ranking, int room) {
        super(CellLayout.KERNEL.mostRows());
        this.ranking = ranking;
        this.cosines = new float[room];
    }
}
