package dev.sluice.retrieval;

import dev.sluice.internal.kernel.PreparedQuery;
import org.jspecify.annotations.Nullable;

/** What one search of cells writes to. */
final class CellScratch extends SearchScratch {
    final CellRanking ranking;
    final float[] cosines;
    /** That of the last search, if there was one. */
    @Nullable
    PreparedQuery prepared;

    /** @param room for the cosines of all cells */
    CellScratch(CellRanking ranking, int room) {
        super(CellLayout.KERNEL.mostRows());
        this.ranking = ranking;
        this.cosines = new float[room];
    }
}
