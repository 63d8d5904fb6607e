package dev.sluice.retrieval;

import dev.sluice.Candidates;
import dev.sluice.Query;
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
 * difference is largest. A copy of floats may sum in another order than the table, so that its scores differ in the
 * last bits, and items whose scores differ by no more than that may change places.
 *
 * <p>Rows stand in the order of their length. By inner product, a scan ends as soon as no row that is left is long
 * enough to be among the best: with few items asked for and vectors of very different length, most of the rows are
 * never read.
 *
 * <p>Half floats and bytes halve and quarter what is read, and no item is lost by that. For each row it is known how
 * much rounding took from it, and with that how much it may score at most. The items that may score most are listed,
 * somewhat more than were asked for, and scored by the table that was copied; the best of them are the best of all if
 * none that is not listed may score as much. If that is not so, which is rare unless many items score nearly the same,
 * a second scan scores all that may; and if those are a good part of the table, it is read from the beginning to the
 * end. So items and scores are those of the table, to the last bit.
 */
public final class ResidentIndex implements VectorIndex, Closeable {
    private static final int QUERIES_AT_ONCE = 64;

    private final EmbeddingStore store;
    private final Similarity similarity;
    private final ScanBlocks blocks;
    private final ExactScores exact;
    private final Pool<BlockScratch> pool;
    private volatile boolean closed;

    private ResidentIndex(EmbeddingStore store, Similarity similarity, ScanBlocks blocks) {
        this.store = store;
        this.similarity = similarity;
        this.blocks = blocks;
        this.exact = new ExactScores(store, similarity);
        this.pool = new Pool<>(() -> new BlockScratch(blocks, store.dimension()), SearchScratch::isKept);
    }

    /**
     * Copies the vectors of a table, all but the unknown's. Takes a few bytes of heap an item while it does, and four
     * bytes an item outside the heap beside the vectors, eight where these are rounded.
     *
     * @param items row {@code i} is the vector of item {@code i}; at most as many rows as an int can count. It must
     *     stay open: it is read again where the copy is not of floats, and where few items are allowed
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
        BlockScratch scratch = pool.take();
        try {
            if (isSparse(query)) {
                return gather(vector, count, query, scratch);
            }
            Best best = new Best(blocks, query, prepare(vector, scratch), count, scratch.shortlist);
            scan(best, scratch);
            return answer(best, vector, scratch);
        } finally {
            pool.giveBack(scratch);
        }
    }

    private Candidates gather(float[] vector, int count, Query query, SearchScratch scratch) {
        scratch.best.begin(count);
        new Gathering(exact, Overlay.NONE, query, scratch).offer(vector, (int) store.rows());
        return Answer.of(scratch.best);
    }

    private ErrorBound prepare(float[] vector, BlockScratch scratch) {
        similarity.query(vector, scratch.vector);
        blocks.prepare(scratch.vector, scratch.prepared);
        return new ErrorBound(store.dimension(), Norm.of(scratch.vector), scratch.prepared.rounding());
    }

    private void scan(BlockSearch search, BlockScratch scratch) {
        for (int block = 0; block < blocks.count() && search.mayEnter(block); block++) {
            if (search.query().cancelled()) {
                throw blocks.givenUp(block);
            }
            blocks.scan(scratch.prepared, block, scratch.scores);
            search.offer(block, 0, blocks.rows(block), scratch.scores, scratch.positions);
        }
    }

    private Candidates answer(Best list, float[] vector, BlockScratch scratch) {
        if (!blocks.areRounded()) {
            return list.answer();
        }
        if (list.rescore(exact, vector, scratch)) {
            return Answer.of(scratch.best);
        }
        Contenders contenders = new Contenders(list, prepare(vector, scratch), exact, vector, scratch);
        scan(contenders, scratch);
        if (contenders.areTooMany()) {
            return gather(vector, list.wanted(), list.query(), scratch);
        }
        contenders.finish();
        return Answer.of(scratch.best);
    }

    @Override
    public List<Candidates> searchAll(List<float[]> vectors, int limit, List<Query> queries) {
        requireOpen();
        IndexChecks.requireSameNumber(vectors, queries);
        List<Candidates> answers = new ArrayList<>();
        BlockScratch scratch = pool.take();
        try {
            for (int from = 0; from < vectors.size(); from += QUERIES_AT_ONCE) {
                int to = Math.min(vectors.size(), from + QUERIES_AT_ONCE);
                answers.addAll(searchSome(vectors.subList(from, to), limit, queries.subList(from, to), scratch));
            }
            return answers;
        } finally {
            pool.giveBack(scratch);
        }
    }

    private List<Candidates> searchSome(List<float[]> vectors, int limit, List<Query> queries, BlockScratch scratch) {
        List<Best> searches = new ArrayList<>();
        List<float[]> scanned = new ArrayList<>();
        for (int i = 0; i < vectors.size(); i++) {
            int count = IndexChecks.begin(store, vectors.get(i), limit, queries.get(i));
            float[] vector = similarity.query(vectors.get(i));
            scanned.add(vector);
            ErrorBound bound = new ErrorBound(store.dimension(), Norm.of(vector), 0);
            searches.add(new Best(blocks, queries.get(i), bound, count, new TopK(0)));
        }
        new BatchScan(blocks, searches, scanned, store.dimension()).run();
        List<Candidates> answers = new ArrayList<>();
        for (int i = 0; i < searches.size(); i++) {
            answers.add(answer(searches.get(i), vectors.get(i), scratch));
        }
        return answers;
    }

    /** Whether it is less work to read the allowed items one by one where they are. */
    private boolean isSparse(Query query) {
        return query.allowed().size() < store.rows() / Gathering.ROWS_PER_SINGLE_READ;
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
