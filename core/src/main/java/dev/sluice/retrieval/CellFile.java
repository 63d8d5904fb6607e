package dev.sluice.retrieval;

import dev.sluice.internal.file.TableFile;
import dev.sluice.internal.file.TableHeader;
import dev.sluice.internal.file.TableKind;
import dev.sluice.internal.memory.Anonymous;
import dev.sluice.internal.memory.MappedRows;
import dev.sluice.store.EmbeddingStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The open file of an inverted file, laid out as {@link CellLayout} says; what is small is on the heap. */
final class CellFile implements CellSketch.Norms, AutoCloseable {
    private final Path path;
    private final TableFile file;
    private final Optional<Anonymous> copy;
    private final MappedRows blocks;
    private final MappedRows items;
    private final MappedRows norms;
    private final MappedRows directions;
    private final MappedRows facts;
    private final MappedRows shares;
    private final float[] fits;
    private final CellPlaces cells;

    private CellFile(Path path, TableFile file, boolean resident) throws IOException {
        this.path = path;
        this.file = file;
        requireParts(file);
        MappedRows mapped = file.mapPart(CellLayout.BLOCKS, CellLayout.unitBytes(dimension()));
        this.items = file.mapPart(CellLayout.ITEMS, Integer.BYTES);
        this.norms = file.mapPart(CellLayout.NORMS, Float.BYTES);
        this.directions = file.mapPart(CellLayout.DIRECTIONS, Float.BYTES);
        this.facts = file.mapPart(CellLayout.FACTS, Long.BYTES);
        this.shares = file.mapPart(CellLayout.SHARES, Long.BYTES);
        this.fits = floats(file.mapPart(CellLayout.FITS, Float.BYTES));
        this.cells = CellPlaces.of(
                file.mapPart(CellLayout.CELLS, Integer.BYTES), file.mapPart(CellLayout.PLACES, Long.BYTES));
        file.require(cells.arePossible(file.header().elements()));
        // Last, so that whatever is found wrong with the file, no copy is left behind.
        this.copy = resident ? Optional.of(copy(mapped)) : Optional.empty();
        this.blocks = copy.map(Anonymous::rows).orElse(mapped);
    }

    static CellFile open(Path path) throws IOException {
        return open(path, false);
    }

    /** Opens a file and reads its blocks into memory of their own; every byte is compared with its checksum. */
    static CellFile resident(Path path) throws IOException {
        return open(path, true);
    }

    private static CellFile open(Path path, boolean resident) throws IOException {
        TableFile file = TableFile.open(path, TableKind.CELLS, MappedRows.SEGMENT_BYTES);
        try {
            if (resident) {
                file.verify();
            }
            return new CellFile(path, file, resident);
        } catch (IOException | RuntimeException | Error e) {
            file.close();
            throw e;
        }
    }

    private static void requireParts(TableFile file) throws IOException {
        TableHeader header = file.header();
        file.require(header.parts().size() == CellLayout.PARTS
                && header.width() >= 1
                && header.width() <= TableHeader.MAX_WIDTH
                && header.elements() <= Integer.MAX_VALUE / CellLayout.UNIT);
        long units = header.elements();
        long cells = header.partBytes(CellLayout.FITS) / Float.BYTES;
        file.requireParts(List.of(
                units * CellLayout.unitBytes(header.width()),
                units * CellLayout.UNIT * Integer.BYTES,
                units * Float.BYTES,
                (cells + 1) * Integer.BYTES,
                header.partBytes(CellLayout.PLACES) / Long.BYTES * Long.BYTES,
                cells * header.width() * Float.BYTES,
                cells * Float.BYTES,
                2L * Long.BYTES,
                Math.max(1, header.partBytes(CellLayout.SHARES) / Long.BYTES) * Long.BYTES));
    }

    private static float[] floats(MappedRows rows) {
        float[] numbers = new float[(int) rows.rows()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = rows.segment(i).getFloat(rows.at(i));
        }
        return numbers;
    }

    private static Anonymous copy(MappedRows rows) {
        Anonymous memory = Anonymous.allocate(rows.rows(), rows.stride());
        for (long row = 0; row < rows.rows(); row += rows.follow(row)) {
            ByteBuffer from = rows.segment(row);
            memory.segment(row).put(0, from, 0, rows.follow(row) * rows.stride());
        }
        return memory;
    }

    /** Refuses a table that this was not built of. */
    void requireFits(EmbeddingStore store) {
        TableHeader header = file.header();
        store.version().require(header.version(), file.name());
        if (header.rows() != store.rows() || header.width() != store.dimension()) {
            throw new IllegalArgumentException(file.name() + " is of " + header.rows() + " rows of " + header.width()
                    + ", the table has " + store.rows() + " of " + store.dimension());
        }
    }

    /** Where each item is. */
    ItemPlaces places() {
        ItemPlaces places = new ItemPlaces((int) file.header().rows());
        for (int cell = 0; cell < cells(); cell++) {
            for (int unit = 0; unit < units(cell); unit++) {
                set(places, cell, unit);
            }
        }
        return places;
    }

    private void set(ItemPlaces places, int cell, int unitOfCell) {
        int unit = cells.unit(cell, unitOfCell);
        for (int row = 0; row < CellLayout.UNIT; row++) {
            places.set(item(unit, row), cell, norm(cell, unitOfCell));
        }
    }

    Path path() {
        return path;
    }

    TableFile file() {
        return file;
    }

    int dimension() {
        return file.header().width();
    }

    Similarity similarity() throws IOException {
        long code = facts.segment(0).getLong(facts.at(0));
        for (Similarity similarity : Similarity.values()) {
            if (CellLayout.code(similarity) == code) {
                return similarity;
            }
        }
        throw new IOException(file.name() + ": unknown similarity " + code);
    }

    /** Rows of the table it is over, the unknown among them. */
    int rows() {
        return (int) file.header().rows();
    }

    float[] directions() {
        return floats(directions);
    }

    float[] fits() {
        return fits.clone();
    }

    Shares shares() {
        int[] limits = CellPlaces.ints(shares, 0);
        float[] found = new float[limits.length];
        for (int i = 0; i < found.length; i++) {
            found[i] = shares.segment(i).getFloat(shares.at(i) + Integer.BYTES);
        }
        return new Shares(limits, found);
    }

    /** Units of bytes; see {@link CellLayout}. */
    MappedRows blocks() {
        return blocks;
    }

    /** The item of a row of a unit, 0 where there is none. */
    int item(int unit, int row) {
        long place = (long) unit * CellLayout.UNIT + row;
        return items.segment(place).getInt(items.at(place));
    }

    /** Where the blocks of each cell are. */
    CellPlaces cellPlaces() {
        return cells;
    }

    @Override
    public int cells() {
        return fits.length;
    }

    @Override
    public int units(int cell) {
        return cells.units(cell);
    }

    @Override
    public float norm(int cell, int unit) {
        long place = cells.unit(cell, unit);
        return norms.segment(place).getFloat(norms.at(place));
    }

    /** Bytes of the file. */
    long bytes() {
        return file.header().fileBytes();
    }

    @Override
    public void close() {
        file.close();
        copy.ifPresent(Anonymous::close);
    }
}
