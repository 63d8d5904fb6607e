package dev.sluice.retrieval;

import dev.sluice.Candidates;
import dev.sluice.Query;
import dev.sluice.store.EmbeddingStore;
import dev.sluice.store.ModelSnapshot;
import dev.sluice.store.SampleQueries;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Finds most of the greatest inner products by reading a part of the items: those that lie in directions near to the
 * query's, and of them the longest. The items are divided into cells by direction; within a cell they stand in the
 * order of their norms, as bytes, so that a search reads beginnings of cells. The best of what it read are scored again
 * by the rows of the table itself, so that scores are those of {@link ExactIndex}.
 *
 * <p>How much a search reads was found when the index was built: the least that finds the settings' share of the true
 * best of some sample queries, for searches of 10, 100 and 1000 items, and in between in proportion.
 * {@link Query#effort} scales it. Where items are excluded it reads more, in the measure in which the answer lies
 * deeper, and on until there are as many as asked for; where few are allowed it scores these.
 *
 * <p>Safe for use by many threads. Scratch memory is kept for as many searches as there are processors.
 *
 * @see <a href="https://doi.org/10.1109/ICCV.2003.1238663">Sivic and Zisserman 2003, inverted files</a>
 */
public final class InvertedFile implements VectorIndex, Closeable {
    private final EmbeddingStore store;
    private final CellFile table;
    private final ExactScores exact;
    private final Cells cells;
    private final Shares shares;
    private final Additions additions;

    private InvertedFile(EmbeddingStore store, CellFile table, Cells cells, Shares shares, Additions additions) {
        this.store = store;
        this.table = table;
        this.cells = cells;
        this.shares = shares;
        this.additions = additions;
        this.exact = new ExactScores(store, cells.similarity());
    }

    /**
     * Builds an index and writes it to a file, which appears under its name, replacing another, only once it is whole
     * and on the disk. Needs memory for the sample that the cells are trained on and for 28 bytes an item.
     *
     * @param items row {@code i} is the vector of item {@code i}; row 0, the unknown, is left out
     * @param queries by which is found how much a search must read; their own number of items is calibrated too. Take
     *     users' vectors: what other queries need may differ. With none, every search reads everything until
     *     {@link #calibrated} tells better
     */
    public static void build(EmbeddingStore items, InvertedFileSettings settings, SampleQueries queries, Path file)
            throws IOException {
        IndexChecks.requireItems(items);
        CellBuild.build(items, settings, queries, file);
    }

    /**
     * Maps a file that {@link #build} wrote. Checks the header, the file's length and how its parts fit together, not
     * every byte; see {@link #verify}.
     *
     * @param items the table it was built of; stays the caller's, who closes it after this
     * @throws IOException if the file is missing, foreign, of a later format, damaged, or too long or short
     * @throws dev.sluice.VersionMismatchException if it is of another version than the table
     * @throws IllegalArgumentException if it has another number of rows or dimensions than the table
     */
    public static InvertedFile open(Path file, EmbeddingStore items) throws IOException {
        return over(CellFile.open(file), items);
    }

    /**
     * Maps the index {@code <table>.cells} of a snapshot over its embedding table. Valid while the lease on the
     * snapshot is held; closed by the caller.
     */
    public static InvertedFile of(ModelSnapshot snapshot, String table) throws IOException {
        return open(snapshot.invertedFile(table + ".cells"), snapshot.embeddings(table));
    }

    private static InvertedFile over(CellFile table, EmbeddingStore items) throws IOException {
        try {
            table.requireFits(items);
            Cells cells = Cells.of(table);
            return new InvertedFile(items, table, cells, table.shares(), new Additions((int) items.rows(), cells));
        } catch (IOException | RuntimeException | Error e) {
            table.close();
            throw e;
        }
    }

    /**
     * Reads the index into memory of its own, on huge pages where those are to be had; see
     * {@link EmbeddingStore#resident}. The copy is independent of this index, begins without what was added to it or
     * removed from it, and is closed by whoever asked for it.
     *
     * @throws IOException if the file is gone or is not as it was written
     */
    public InvertedFile resident() throws IOException {
        InvertedFile copy = over(CellFile.resident(table.path()), store);
        return copy.with(shares);
    }

    /**
     * The same index with shares of its own: searches for {@code queries}' number of items read the least that finds
     * that part of the true best, on average over these queries; searches for 10, 100 and 1000 likewise. Takes an exact
     * search for each query. Closing either closes both.
     *
     * @param recall in (0, 1]
     */
    public InvertedFile calibrated(SampleQueries queries, double recall) {
        if (!(recall > 0 && recall <= 1)) {
            throw new IllegalArgumentException("recall must be in (0, 1]: " + recall);
        }
        Calibration calibration = new Calibration(
                store, cells.similarity(), cells.sketch(), table.places(), cells.centroids(), cells.fits());
        return with(calibration.shares(queries, recall));
    }

    /**
     * The same index with the same share for every search, for experiments. Closing either closes both.
     *
     * @param share of the items that a search at full effort reads, in (0, 1]
     */
    public InvertedFile reading(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be in (0, 1]: " + share);
        }
        return with(Shares.fixed(share));
    }

    private InvertedFile with(Shares other) {
        return new InvertedFile(store, table, cells, other, additions);
    }

    /** The share of the items that a search for so many of all items reads at full effort, in (0, 1]. */
    public double share(int limit) {
        return shares.of(limit);
    }

    @Override
    public Candidates search(float[] vector, int limit, Query query) {
        table.file().requireOpen();
        int rows = (int) store.rows();
        Overlay overlay = additions.now();
        IndexChecks.requireSearch(store, overlay.rows(rows), vector, limit, query);
        int count = Math.min(limit, overlay.reachable(query.allowed(), rows));
        if (count == 0) {
            return Candidates.NONE;
        }
        try {
            Candidates found = search(vector, count, query, overlay);
            table.file().requireUncut();
            return found;
        } catch (InternalError e) {
            throw table.file().fault(e);
        }
    }

    private Candidates search(float[] vector, int count, Query query, Overlay overlay) {
        CellScratch scratch = cells.borrow();
        try {
            return new CellSearch(table, cells, exact, overlay, query, scratch)
                    .search(vector, count, units(count, query));
        } finally {
            cells.giveBack(scratch);
        }
    }

    /** The answer lies the deeper in the cells, the fewer of the items are allowed. */
    private int units(int count, Query query) {
        double depth = (double) count * (store.rows() - 1) / query.allowed().size();
        double units = shares.of(depth) * query.effort() * cells.sketch().units();
        return (int) Math.max(CellLayout.units(count), Math.ceil(units));
    }

    /**
     * Adds an item, or gives it another vector than that of the table. What was added is read by every search, in full
     * precision; the searches under way do without. Costs a copy of what was added so far.
     *
     * @param item at least 1; past the table's last row it is found by queries whose catalogue has such a row
     * @param vector finite numbers, as many as the index has dimensions
     */
    public void add(int item, float[] vector) {
        table.file().requireOpen();
        IndexChecks.requireVector(store, vector);
        additions.add(item, vector);
    }

    /**
     * Removes an item, be it of the table or added: no search that begins afterwards finds it, until it is added again.
     *
     * @param item at least 1
     */
    public void remove(int item) {
        table.file().requireOpen();
        additions.remove(item);
    }

    /** Whether so much was added and removed, or fits the cells so badly, that the index should be built again. */
    public IndexAdvice advice() {
        return additions.advice();
    }

    /** Bytes of the index; the table it was built of is not counted. */
    public long bytes() {
        return table.bytes();
    }

    /**
     * Reads every byte and compares checksums.
     *
     * @throws IOException if a byte is not as it was written; names the place
     */
    public void verify() throws IOException {
        table.file().verify();
    }

    /** Gives the memory back, as {@link EmbeddingStore#close} does; the table stays open. */
    @Override
    public void close() {
        table.close();
        cells.close();
    }
}
