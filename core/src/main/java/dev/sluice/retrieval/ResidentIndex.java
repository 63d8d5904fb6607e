package dev.sluice.retrieval;

import dev.sluice.Candidates;
import dev.sluice.Query;
import dev.sluice.internal.kernel.Kernels;
import dev.sluice.internal.kernel.PreparedQuery;
import dev.sluice.internal.kernel.ScanKernel;
import dev.sluice.internal.kernel.Tile;
import dev.sluice.store.ElementType;
import dev.sluice.store.EmbeddingStore;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

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
    private final ElementType type;
    private final Similarity similarity;
    private final ScanKernel kernel;
    private final ScanBlocks blocks;
    private final ExactScores exact;
    private volatile boolean closed;

    private ResidentIndex(
            EmbeddingStore store, ElementType type, Similarity similarity, ScanKernel kernel, ScanBlocks blocks) {
        this.store = store;
        this.type = type;
        this.similarity = similarity;
        this.kernel = kernel;
        this.blocks = blocks;
        this.exact = new ExactScores(store, similarity);
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
        ScanKernel kernel = switch (type) {
            case F32 -> Kernels.best().scanF32();
            case F16 -> Kernels.best().scanF16();
            case I8 -> Kernels.best().scanI8();
        };
        return new ResidentIndex(items, type, similarity, kernel, ScanBlocks.copy(items, type, kernel, similarity));
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
        Best best = new Best(blocks, query.allowed(), wanted, candidates(count));
        scan(wanted, best, query);
        return answer(best, wanted, count);
    }

    private void scan(float[] wanted, Best best, Query query) {
        PreparedQuery prepared = kernel.prepare(wanted);
        float[] scores = new float[blocks.rowsInBlock()];
        int[] places = new int[blocks.rowsInBlock()];
        for (int block = 0; block < blocks.count() && best.mayEnter(block); block++) {
            if (query.cancelled()) {
                throw new CancellationException("search given up at block " + block + " of " + blocks.count());
            }
            blocks.scan(prepared, block, scores);
            best.offer(block, 0, blocks.rows(block), scores, places);
        }
    }

    @Override
    public List<Candidates> searchAll(List<float[]> vectors, int limit, List<Query> queries) {
        requireOpen();
        IndexChecks.requireSameNumber(vectors, queries);
        List<Candidates> answers = new ArrayList<>();
        for (int from = 0; from < vectors.size(); from += QUERIES_AT_ONCE) {
            int to = Math.min(vectors.size(), from + QUERIES_AT_ONCE);
            searchSome(vectors.subList(from, to), limit, queries.subList(from, to), answers);
        }
        return answers;
    }

    private void searchSome(List<float[]> vectors, int limit, List<Query> queries, List<Candidates> answers) {
        List<Best> all = new ArrayList<>();
        Tile tile = new Tile(store.dimension());
        float[] wanted = new float[vectors.size() * tile.padded()];
        for (int i = 0; i < vectors.size(); i++) {
            int count = IndexChecks.begin(store, vectors.get(i), limit, queries.get(i));
            float[] vector = similarity.query(vectors.get(i));
            System.arraycopy(vector, 0, wanted, i * tile.padded(), vector.length);
            all.add(new Best(blocks, queries.get(i).allowed(), vector, candidates(count)));
        }
        float[][] scores = new float[vectors.size()][tile.rows()];
        int[] places = new int[tile.rows()];
        for (int block = 0; block < blocks.count() && mayEnter(all, block); block++) {
            if (queries.stream().allMatch(Query::cancelled)) {
                throw new CancellationException("search given up at block " + block + " of " + blocks.count());
            }
            for (int from = 0; from < blocks.rows(block); from += tile.rows()) {
                blocks.decode(block, from, tile);
                Kernels.best().scoreTile(tile, wanted, all.size(), scores);
                int rows = Math.min(tile.rows(), blocks.rows(block) - from);
                for (int i = 0; i < all.size(); i++) {
                    all.get(i).offer(block, from, rows, scores[i], places);
                }
            }
        }
        for (int i = 0; i < all.size(); i++) {
            int count = Math.min(limit, queries.get(i).allowed().size());
            answers.add(answer(all.get(i), similarity.query(vectors.get(i)), count));
        }
    }

    private static boolean mayEnter(List<Best> all, int block) {
        for (Best best : all) {
            if (best.mayEnter(block)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is less work to read the allowed items one by one where they are. */
    private boolean isSparse(Query query) {
        return query.allowed().size() < store.rows() / Gathering.ROWS_PER_SINGLE_READ;
    }

    /** How many to choose, so that the best are among them whatever rounding did. */
    private int candidates(int count) {
        long wanted = switch (type) {
            case F32 -> count;
            case F16 -> count + count / 32L + 16;
            case I8 -> count + count / 4L + 64;
        };
        return (int) Math.min(Integer.MAX_VALUE, wanted);
    }

    private Candidates answer(Best best, float[] wanted, int count) {
        if (type != ElementType.F32) {
            best.rescore(exact, wanted, count);
        }
        return best.answer();
    }

    /** Whether the vectors were copied as they are; half floats and bytes may miss an item. */
    @Override
    public boolean isExact() {
        return type == ElementType.F32;
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
