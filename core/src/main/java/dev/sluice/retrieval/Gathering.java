package dev.sluice.retrieval;

import dev.sluice.Candidates;
import dev.sluice.ItemSet;
import dev.sluice.Query;
import dev.sluice.internal.kernel.TopK;
import java.util.concurrent.CancellationException;

/** Scores the allowed items one by one, where they are few. */
final class Gathering {
    /** Reading a row by itself costs about as much as reading this many in a row. */
    static final int ROWS_PER_SINGLE_READ = 16;

    private static final int RUN = 1024;

    private final ExactScores exact;
    private final Overlay overlay;
    private final Query query;
    private final int[] items = new int[RUN];
    private final float[] scores = new float[RUN];
    private int count;

    Gathering(ExactScores exact, Overlay overlay, Query query) {
        this.exact = exact;
        this.overlay = overlay;
        this.query = query;
    }

    /** The best of the allowed items of a table of so many rows. */
    Candidates best(float[] vector, int rows, int count) {
        TopK best = new TopK(count);
        offer(vector, rows, best);
        return Answer.of(best);
    }

    /** Offers every allowed item of the table. */
    void offer(float[] vector, int rows, TopK best) {
        ItemSet allowed = query.allowed();
        for (int word = 0; (long) word * Long.SIZE < rows; word++) {
            for (long left = allowed.word(word); left != 0; left &= left - 1) {
                int item = word * Long.SIZE + Long.numberOfTrailingZeros(left);
                if (item < rows && !overlay.hides(item)) {
                    items[count++] = item;
                }
                if (count == RUN) {
                    score(vector, best);
                }
            }
        }
        score(vector, best);
    }

    private void score(float[] vector, TopK best) {
        if (query.cancelled()) {
            throw new CancellationException("search given up on the way");
        }
        exact.score(vector, items, count, scores);
        for (int i = 0; i < count; i++) {
            best.offer(items[i], scores[i]);
        }
        count = 0;
    }
}
