package dev.sluice.retrieval;

import dev.sluice.ItemSet;
import dev.sluice.Query;
import dev.sluice.internal.kernel.Kernels;
import dev.sluice.internal.kernel.TopK;
import dev.sluice.internal.memory.MappedRows;
import java.util.concurrent.CancellationException;

/** One search's way through the cells: reads the beginnings of cells and lists the best of their allowed items. */
final class CellScan {
    private static final int BYTES_PER_QUESTION = 1 << 20;

    private final CellFile table;
    private final CellPlaces places;
    private final Overlay overlay;
    private final Query query;
    private final ItemSet allowed;
    private final CellScratch scratch;
    private int bytesUnasked = BYTES_PER_QUESTION;

    CellScan(CellFile table, Overlay overlay, Query query, CellScratch scratch) {
        this.table = table;
        this.places = table.cellPlaces();
        this.overlay = overlay;
        this.query = query;
        this.allowed = query.allowed();
        this.scratch = scratch;
    }

    /** Lists the best of the units that reach a threshold; see {@link CellRanking#threshold}. */
    void scan(float threshold, int wanted) {
        scratch.shortlist.begin(wanted);
        for (int cell = 0; cell < table.cells(); cell++) {
            int left = scratch.ranking.units(cell, threshold);
            for (int block = places.firstBlock(cell); left > 0; block++) {
                int units = Math.min(left, places.unitsOfBlock(block));
                askForMore(units);
                scanBlock(block, units);
                left -= units;
            }
        }
    }

    private void askForMore(int units) {
        bytesUnasked += units * table.blocks().stride();
        if (bytesUnasked >= BYTES_PER_QUESTION) {
            bytesUnasked = 0;
            if (query.cancelled()) {
                throw new CancellationException("search given up on the way");
            }
        }
    }

    private void scanBlock(int block, int units) {
        MappedRows blocks = table.blocks();
        int unit = places.firstUnit(block);
        int rows = places.unitsOfBlock(block) * CellLayout.UNIT;
        int count = units * CellLayout.UNIT;
        CellLayout.KERNEL.scan(scratch.prepared, blocks.segment(unit), blocks.at(unit), rows, count, scratch.scores);
        TopK shortlist = scratch.shortlist;
        int found = Kernels.best().atLeast(shortlist.threshold(), scratch.scores, count, scratch.positions);
        for (int i = 0; i < found; i++) {
            int row = scratch.positions[i];
            int item = table.item(unit, row);
            if (allowed.contains(item) && !overlay.hides(item)) {
                shortlist.offer(item, scratch.scores[row]);
            }
        }
    }
}
