package dev.sluice.retrieval;

import dev.sluice.Candidates;
import dev.sluice.ItemSet;
import dev.sluice.Query;
import dev.sluice.internal.kernel.TopK;
import dev.sluice.internal.memory.Pool;
import dev.sluice.store.EmbeddingStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * Finds the greatest inner products by reading every allowed row in turn. The yardstick for every other index, and the
 * first choice up to a few million items.
 *
 * <p>A search reads the table once, block by block; of a block in which few items are allowed, only those. It allocates
 * little but the result.
 */
public final class ExactIndex implements VectorIndex {
    private static final int BLOCK_BYTES = 1 << 20;
    private static final int MOST_BLOCK_WORDS = 128;

    private final EmbeddingStore store;
    private final int blockWords;
    private final Pool<SearchScratch> pool;

    private ExactIndex(EmbeddingStore store) {
        this.store = store;
        this.blockWords =
                Math.max(1, Math.min(MOST_BLOCK_WORDS, BLOCK_BYTES / Float.BYTES / store.dimension() / Long.SIZE));
        this.pool = new Pool<>(() -> new SearchScratch(blockWords * Long.SIZE), SearchScratch::isKept);
    }

    /**
     * An index over a table of items.
     *
     * @param items row {@code i} is the vector of item {@code i}; at most as many rows as an int can count
     */
    public static ExactIndex over(EmbeddingStore items) {
        IndexChecks.requireItems(items);
        return new ExactIndex(items);
    }

    @Override
    public Candidates search(float[] vector, int limit, Query query) {
        int count = IndexChecks.begin(store, vector, limit, query);
        if (count == 0) {
            return Candidates.NONE;
        }
        SearchScratch scratch = pool.take();
        try {
            scratch.best.begin(count);
            return scan(vector, query, scratch);
        } finally {
            pool.giveBack(scratch);
        }
    }

    @Override
    public List<Candidates> searchAll(List<float[]> vectors, int limit, List<Query> queries) {
        IndexChecks.requireSameNumber(vectors, queries);
        List<Candidates> answers = new ArrayList<>();
        for (int from = 0; from < queries.size(); from += RowBatch.MOST_QUERIES) {
            int to = Math.min(queries.size(), from + RowBatch.MOST_QUERIES);
            answers.addAll(new RowBatch(store, vectors.subList(from, to), limit, queries.subList(from, to)).answers());
        }
        return answers;
    }

    private Candidates scan(float[] vector, Query query, SearchScratch scratch) {
        ItemSet allowed = query.allowed();
        int words = (allowed.rows() + Long.SIZE - 1) >>> 6; // which may pass the greatest int
        for (int word = 0; word < words; word += blockWords) {
            if (query.cancelled()) {
                throw new CancellationException("search given up at item " + word * Long.SIZE);
            }
            scanBlock(vector, allowed, word, Math.min(words, word + blockWords), scratch);
        }
        return Answer.of(scratch.best);
    }

    private void scanBlock(float[] vector, ItemSet allowed, int fromWord, int toWord, SearchScratch scratch) {
        int count = 0;
        for (int word = fromWord; word < toWord; word++) {
            count += Long.bitCount(allowed.word(word));
        }
        int from = fromWord * Long.SIZE;
        int rows = Math.min((toWord - fromWord) * Long.SIZE, allowed.rows() - from);
        if (count == 0) {
            return;
        }
        if (count < rows / Gathering.ROWS_PER_SINGLE_READ) {
            int[] items = items(allowed, fromWord, toWord, count);
            store.dotRows(vector, items, scratch.scores);
            offer(items, scratch.scores, scratch.best);
        } else {
            store.dot(vector, from, rows, scratch.scores);
            for (int word = fromWord; word < toWord; word++) {
                offer(allowed.word(word), word * Long.SIZE, from, scratch.scores, scratch.best);
            }
        }
    }

    private static int[] items(ItemSet allowed, int fromWord, int toWord, int count) {
        int[] items = new int[count];
        int found = 0;
        for (int word = fromWord; word < toWord; word++) {
            for (long left = allowed.word(word); left != 0; left &= left - 1) {
                items[found++] = word * Long.SIZE + Long.numberOfTrailingZeros(left);
            }
        }
        return items;
    }

    private static void offer(int[] items, float[] scores, TopK best) {
        for (int i = 0; i < items.length; i++) {
            best.offer(items[i], scores[i]);
        }
    }

    private static void offer(long allowed, int base, int first, float[] scores, TopK best) {
        for (long left = allowed; left != 0; left &= left - 1) {
            int item = base + Long.numberOfTrailingZeros(left);
            best.offer(item, scores[item - first]);
        }
    }
}
