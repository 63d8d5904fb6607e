package dev.sluice.retrieval;

import dev.sluice.Query;
import dev.sluice.internal.kernel.TopK;
import dev.sluice.store.EmbeddingStore;
import dev.sluice.store.SparseTable;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** What answering one query of a graph filter writes to. Belongs to one thread at a time. */
final class FilterScratch {
    private static final int MOST_KEPT = 1 << 16;

    private final EmbeddingStore items;
    private final float[] votes;
    final float[] vector;
    final TopK best = new TopK(0);

    private Optional<Query> query = Optional.empty();

    FilterScratch(EmbeddingStore items) {
        this.items = items;
        this.votes = new float[(int) items.rows()];
        this.vector = new float[items.dimension()];
    }

    /** Whether it is small enough to be kept for the next query. */
    boolean isKept() {
        return best.room() <= MOST_KEPT;
    }

    /** Folds the history in and counts its votes; returns whether it says anything and anything is wanted. */
    boolean begin(Query of, int limit, HistoryVectors histories, SparseTable table) {
        query = Optional.of(of);
        best.begin(IndexChecks.begin(items, vector, limit, of));
        if (limit == 0 || !histories.foldIn(of.history(), vector)) {
            return false;
        }
        Arrays.fill(votes, 0);
        for (int voter : HistoryVectors.distinct(of.history())) {
            if (of.cancelled()) {
                throw new CancellationException("votes given up at item " + voter);
            }
            int[] voted = table.indexes(voter);
            float[] weights = table.values(voter);
            for (int i = 0; i < voted.length; i++) {
                votes[voted[i]] += weights[i];
            }
        }
        return true;
    }

    /** The query that it was begun for. */
    Query query() {
        return query.orElseThrow();
    }

    /** Takes in the allowed of 64 items, whose products are in an array from a place on. */
    void offer(int word, float[] products, int at) {
        for (long left = query().allowed().word(word); left != 0; left &= left - 1) {
            int bit = Long.numberOfTrailingZeros(left);
            int item = word * Long.SIZE + bit;
            best.offer(item, votes[item] + products[at + bit]);
        }
    }
}
