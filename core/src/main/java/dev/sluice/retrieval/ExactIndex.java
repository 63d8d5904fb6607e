package dev.sluice.retrieval;

import dev.sluice.Candidates;
import dev.sluice.ItemSet;
import dev.sluice.Query;
import dev.sluice.internal.kernel.TopK;
import dev.sluice.store.EmbeddingStore;
import java.util.concurrent.CancellationException;

/**
 * Finds the greatest inner products by reading every allowed row in turn. The yardstick for every other index, and the
 * first choice up to a few million items.
 *
 * <p>A search reads the table once, block by block; of a block in which few items are allowed, only those. It allocates
 * the scores of one block, at most 32 KiB, and the result.
 */
public final class ExactIndex implements VectorIndex {
    private static final int BLOCK_BYTES = 1 << 20;
    private static final int MOST_BLOCK_WORDS = 128;

    private final EmbeddingStore store;
    private final int blockWords;

    private ExactIndex(EmbeddingStore store) {
        this.store = store;
        this.blockWords =
                Math.max(1, Math.min(MOST_BLOCK_WORDS, BLOCK_BYTES / Float.BYTES / store.dimension() / Long.SIZE));
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
        return count == 0 ? Candidates.NONE : scan(vector, count, query);
    }

    @Override
    public boolean isExact() {
        return true;
    }

    private Candidates scan(float[] vector, int count, Query query) {
        TopK best = new TopK(count);
        ItemSet allowed = query.allowed();
        int words = (allowed.rows() + Long.SIZE - 1) >>> 6; // which may pass the greatest int
        float[] scores = new float[Math.min(blockWords, words) * Long.SIZE];
        for (int word = 0; word < words; word += blockWords) {
            if (query.cancelled()) {
                throw new CancellationException("search given up at item " + word * Long.SIZE);
            }
            scanBlock(vector, allowed, word, Math.min(words, word + blockWords), scores, best);
        }
        return Answer.of(best);
    }

    private void scanBlock(float[] vector, ItemSet allowed, int fromWord, int toWord, float[] scores, TopK best) {
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
            store.dotRows(vector, items, scores);
            offer(items, count, scores, best);
        } else {
            store.dot(vector, from, rows, scores);
            for (int word = fromWord; word < toWord; word++) {
                offer(allowed.word(word), word * Long.SIZE, from, scores, best);
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

    private static void offer(int[] items, int count, float[] scores, TopK best) {
        for (int i = 0; i < count; i++) {
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
