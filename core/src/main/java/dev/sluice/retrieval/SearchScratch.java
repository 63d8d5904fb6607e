package dev.sluice.retrieval;

import dev.sluice.internal.kernel.TopK;

/** What one search writes to, on loan from the index. Belongs to one thread at a time. */
final class SearchScratch {
    private static final int MOST_KEPT = 1 << 16;

    final CellRanking ranking;
    final float[] cosines;
    final float[] scores = new float[CellLayout.KERNEL.mostRows()];
    final int[] positions = new int[CellLayout.KERNEL.mostRows()];
    final TopK shortlist = new TopK(0);
    final TopK best = new TopK(0);

    SearchScratch(CellRanking ranking, int room) {
        this.ranking = ranking;
        this.cosines = new float[room];
    }

    /** Whether it is small enough to be kept for the next search. */
    boolean isKept() {
        return shortlist.room() <= MOST_KEPT && best.room() <= MOST_KEPT;
    }
}
