package dev.sluice.retrieval;

import dev.sluice.ItemSet;
import dev.sluice.Query;
import java.util.concurrent.CancellationException;

/** Scores the allowed items one by one, where they are few. */
final class Gathering {
    /** Reading a row by itself costs about as much as reading this many in a row. */
    static final int ROWS_PER_SINGLE_READ = 16;

    private static final int RUN = 1024;

    private final ExactScores exact;
    private final Overlay overlay;
    private final Query query;
    private final SearchScratch scratch;
    private final int[] items;
    private int count;

    Gathering(ExactScores exact, Overlay overlay, Query query, SearchScratch scratch) {
        this.exact = exact;
        this.overlay = overlay;
        this.query = query;
        this.scratch = scratch;
        this.items = scratch.items(RUN);
    }

    /** Offers every allowed item of a table of so many rows to the best of the search. */
    void offer(float[] vector, int rows) {
        ItemSet allowed = query.allowed();
        for (int word = 0; (long) word * Long.SIZE < rows; word++) {
            for (long left = allowed.word(word); left != 0; left &= left - 1) {
                int item = word * Long.SIZE + Long.numberOfTrailingZeros(left);
                if (item < rows && !overlay.hides(item)) {
                    items[count++] = item;
                }
                if (count == RUN) {
                    score(vector);
                }
            }
        }
        score(vector);
    }

    private void score(float[] vector) {
        if (query.cancelled()) {
            throw new CancellationException("search given up on the way");
        }
        exact.offer(vector, items, count, scratch);
        count = 0;
    }
}
