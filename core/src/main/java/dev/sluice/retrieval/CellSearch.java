package dev.sluice.retrieval;

import dev.sluice.Candidates;
import dev.sluice.Query;

/** One search of an inverted file. */
final class CellSearch {
    /** How many times as much is read when something did not suffice. */
    private static final int GROWTH = 4;

    private final CellFile table;
    private final Cells cells;
    private final ExactScores exact;
    private final Overlay overlay;
    private final Query query;
    private final CellScratch scratch;

    CellSearch(CellFile table, Cells cells, ExactScores exact, Overlay overlay, Query query, CellScratch scratch) {
        this.table = table;
        this.cells = cells;
        this.exact = exact;
        this.overlay = overlay;
        this.query = query;
        this.scratch = scratch;
    }

    /**
     * Searches.
     *
     * @param count how many to find, at least 1 and no more than there are
     * @param units how many to read, or more if they do not hold as many
     */
    Candidates search(float[] vector, int count, int units) {
        scratch.best.begin(count);
        if (Norm.of(vector) == 0 || isLess(query.allowed().size(), units)) {
            new Gathering(exact, overlay, query, scratch).offer(vector, table.rows());
        } else {
            scan(vector, count, units);
            rescore(vector);
        }
        overlay.offer(vector, exact, query.allowed(), scratch.best);
        return Answer.of(scratch.best);
    }

    /** Whether it is less work to score so many items one by one than to scan so many units. */
    private static boolean isLess(int items, int units) {
        return items <= (long) units * CellLayout.UNIT / Gathering.ROWS_PER_SINGLE_READ;
    }

    private void scan(float[] vector, int count, int units) {
        cells.rank(vector, scratch);
        CellScan scan = new CellScan(table, overlay, query, scratch);
        int needed = overlay.reachableInCells(query.allowed(), count);
        int read = units;
        scan.scan(scratch.ranking.threshold(read), wanted(count));
        while (scratch.shortlist.size() < needed && read < cells.sketch().units()) {
            read = (int) Math.min(cells.sketch().units(), (long) read * GROWTH);
            scan.scan(scratch.ranking.threshold(read), wanted(count));
        }
    }

    /** Bytes tell the best from the next but for rounding: so many are scored by the table's rows. */
    private static int wanted(int count) {
        return (int) Math.min(Integer.MAX_VALUE / 4, count + count / 8L + 32);
    }

    private void rescore(float[] vector) {
        int count = scratch.shortlist.size();
        int[] items = scratch.items(count);
        scratch.shortlist.indexes(items);
        exact.offer(vector, items, count, scratch);
    }
}
