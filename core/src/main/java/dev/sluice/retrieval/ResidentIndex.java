package dev.sluice.retrieval;

import dev.sluice.Candidates;
import dev.sluice.Query;
import dev.sluice.internal.kernel.PreparedQuery;
import dev.sluice.internal.kernel.TopK;
import dev.sluice.internal.memory.Pool;
import dev.sluice.store.ElementType;
import dev.sluice.store.EmbeddingStore;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.List;

/**
 * A copy of the items' vectors in memory of its own outside the heap, on huge pages where those are to be had, laid out
 * for scanning. It finds what an {@link ExactIndex} finds in less time, at the cost of the copy; in the plain form the
 * difference is largest.
 *
 * <p>Rows stand in the order of their length. By inner product, a scan ends as soon as no row that is left is long
 * enough to be among the best: with few items asked for and vectors of very different length, most of the rows are
 * never read.
 *
 * <p>Half floats and bytes halve and quarter what is read. They choose somewhat more items than were asked for, whose
 * scores are then computed from the table that was copied; so scores are exact, and an item can be missed only if
 * rounding put it behind all of those.
 */
public final class ResidentIndex implements VectorIndex, Closeable {
    private static final int QUERIES_AT_ONCE = 64;

    private final EmbeddingStore store;
    private final Similarity similarity;
    private final ScanBlocks blocks;
    private final ExactScores exact;
    private final Pool<SearchScratch> pool;
    private volatile boolean closed;

    private ResidentIndex(EmbeddingStore store, Similarity similarity, ScanBlocks blocks) {
        this.store = store;
        this.similarity = similarity;
        this.blocks = blocks;
        this.exact = new ExactScores(store, similarity);
        this.pool = new Pool<>(() -> new SearchScratch(blocks.rowsInBlock()), SearchScratch::isKept);
    }

    /**
     * Copies the vectors of a table, all but the unknown's. Takes a few bytes of heap an item while it does, and four
     * bytes an item outside the heap beside the vectors.
     *
     * @param items row {@code i} is the vector of item {@code i}; at most as many rows as an int can count. It is read
     *     again whenever the copy is not of floats, so it must stay open
     * @param type what the copy is made of
     * @throws IllegalArgumentException if a vector has an entry that this type cannot hold
     */
    public static ResidentIndex of(EmbeddingStore items, ElementType type, Similarity similarity) {
        IndexChecks.requireItems(items);
        return new ResidentIndex(items, similarity, ScanBlocks.copy(items, type, similarity));
    }

    @Override
    public Candidates search(float[] vector, int limit, Query query) {
        requireOpen();
        int count = IndexChecks.begin(store, vector, limit, query);
        if (count == 0) {
            return Candidates.NONE;
        }
        float[] wanted = similarity.query(vector);
        if (isSparse(query)) {
            return new Gathering(exact, Overlay.NONE, query).best(wanted, (int) store.rows(), count);
        }
        SearchScratch scratch = pool.take();
        try {
            Best best = new Best(blocks, query, wanted, count, scratch.shortlist);
            scan(best, scratch);
            return best.answer(exact, scratch);
        } finally {
            pool.giveBack(scratch);
        }
    }

    private void scan(Best best, SearchScratch scratch) {
        PreparedQuery prepared = blocks.prepare(best.vector());
        for (int block = 0; block < blocks.count() && best.mayEnter(block); block++) {
            if (best.isCancelled()) {
                throw blocks.givenUp(block);
            }
            blocks.scan(prepared, block, scratch.scores);
            best.offer(block, 0, blocks.rows(block), scratch.scores, scratch.positions);
        }
    }

    @Override
    public List<Candidates> searchAll(List<float[]> vectors, int limit, List<Query> queries) {
        requireOpen();
        IndexChecks.requireSameNumber(vectors, queries);
        List<Candidates> answers = new ArrayList<>();
        SearchScratch scratch = new SearchScratch(0);
        for (int from = 0; from < vectors.size(); from += QUERIES_AT_ONCE) {
            List<Best> all = new ArrayList<>();
            for (int i = from; i < Math.min(vectors.size(), from + QUERIES_AT_ONCE); i++) {
                all.add(begin(vectors.get(i), limit, queries.get(i)));
            }
            new BatchScan(blocks, all, store.dimension()).run();
            all.forEach(best -> answers.add(best.answer(exact, scratch)));
        }
        return answers;
    }

    private Best begin(float[] vector, int limit, Query query) {
        int count = IndexChecks.begin(store, vector, limit, query);
        return new Best(blocks, query, similarity.query(vector), count, new TopK(0));
    }

    /** Whether it is less work to read the allowed items one by one where they are. */
    private boolean isSparse(Query query) {
        return query.allowed().size() < store.rows() / Gathering.ROWS_PER_SINGLE_READ;
    }

    /** Whether the vectors were copied as they are; half floats and bytes may miss an item. */
    @Override
    public boolean isExact() {
        return blocks.isExact();
    }

    /** Bytes of the copy outside the heap. */
    public long bytes() {
        return blocks.bytes();
    }

    /** Whether the copy lies on huge pages, as far as the platform tells. */
    public boolean hasHugePages() {
        return blocks.hasHugePages();
    }

    /** Gives the memory back; no search may be running. */
    @Override
    public void close() {
        closed = true;
        blocks.close();
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the index is closed");
        }
    }
}
