package dev.sluice.store;

import dev.sluice.ModelVersion;
import dev.sluice.internal.file.OpenTable;
import dev.sluice.internal.file.TableCopy;
import dev.sluice.internal.file.TableFile;
import dev.sluice.internal.file.TableHeader;
import dev.sluice.internal.file.TableKind;
import dev.sluice.internal.file.TableOutput;
import dev.sluice.internal.kernel.Kernels;
import dev.sluice.internal.memory.MappedRows;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;

/**
 * A table of vectors outside the heap, mapped read-only from a file: as many rows of as many numbers as the disk holds.
 * Row 0 is the unknown. Reading a row touches that row alone. {@link #resident} reads a table into memory of its own.
 *
 * <p>Safe for use by many threads. Once it is closed every method that reads rows throws an
 * {@link IllegalStateException}. They do as well when somebody cuts the mapped file off, which nothing in this library
 * does, if they read 64 KiB or more. What is read of fewer bytes may be anything then, and the JVM throws an
 * {@link InternalError} in that thread, there or soon after. Bytes past the end in the file's last page read as zeros.
 */
public final class EmbeddingStore implements Closeable {
    private static final int CHECKED_BYTES = 1 << 16;

    private final OpenTable table;
    private final MappedRows rows;
    private final Residence residence;
    private final int dimension;
    private final ElementType type;

    private EmbeddingStore(OpenTable table, MappedRows rows, Residence residence) {
        this.table = table;
        this.rows = rows;
        this.residence = residence;
        this.dimension = table.header().width();
        this.type = ElementType.of(table.header().type());
    }

    /** Adds the rows of a table. */
    @FunctionalInterface
    public interface Content {
        /** Appends every row. Whatever it throws leaves no file behind. */
        void write(EmbeddingWriter writer) throws IOException;
    }

    /**
     * Writes a table of its own, outside any repository. The file appears under its name, replacing another, only once
     * it is whole and on the disk.
     *
     * @param type what the numbers are stored as
     * @param dimension numbers in a row, from 1 to 65,536
     */
    public static void write(Path file, ModelVersion version, ElementType type, int dimension, Content content)
            throws IOException {
        write(file, version, type, dimension, content, TableHeader.CHUNK_BYTES);
    }

    static void write(Path file, ModelVersion version, ElementType type, int dimension, Content content, int chunkBytes)
            throws IOException {
        EmbeddingWriter.requireDimension(dimension);
        try (TableOutput output = new TableOutput(file, version, chunkBytes)) {
            EmbeddingWriter writer = new EmbeddingWriter(output, type, dimension);
            content.write(writer);
            writer.close();
            output.place();
        }
    }

    /**
     * Maps a file that an {@link EmbeddingWriter} wrote. Checks the header and the file's length, not every byte; see
     * {@link #verify}.
     *
     * @throws IOException if the file is missing, foreign, of a later format, damaged in its header, or too long or
     *     short
     */
    public static EmbeddingStore open(Path file) throws IOException {
        return open(file, MappedRows.SEGMENT_BYTES);
    }

    static EmbeddingStore open(Path path, int segmentBytes) throws IOException {
        TableFile file = TableFile.open(path, TableKind.EMBEDDINGS, segmentBytes);
        TableHeader header = file.header();
        MappedRows rows = file.map(0, header.rows(), header.type().stride(header.width()));
        return new EmbeddingStore(file, rows, Residence.MAPPED);
    }

    /**
     * Which loops compute inner products in this JVM, for a program to say when it starts: {@code plain} on JDK 17 to
     * 21, or where the jar was built there and lacks the layer of JDK 22; {@code plain-22} where it has it; and
     * {@code vector-} with the bits of a vector where the JVM was also started with {@code --add-modules
     * jdk.incubator.vector}.
     */
    public static String kernels() {
        return Kernels.best().name();
    }

    /** The version this table belongs to. */
    public ModelVersion version() {
        return table.header().version();
    }

    /** What the numbers of a row are stored as. */
    public ElementType elementType() {
        return type;
    }

    /** Where the rows are. */
    public Residence residence() {
        return residence;
    }

    /** Numbers in a row, at least 1. */
    public int dimension() {
        return dimension;
    }

    /** Number of rows, the unknown among them. */
    public long rows() {
        return rows.rows();
    }

    /**
     * Copies a row into the first {@code dimension()} entries.
     *
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public void copyRow(long row, float[] into) {
        table.requireOpen();
        requireRow(row);
        requireRoom("array", into.length, dimension);
        try {
            type.kernel().copy(rows, row, dimension, into, 0);
        } catch (InternalError e) {
            throw table.fault(e);
        }
    }

    /**
     * The inner products of a query with consecutive rows: {@code scores[i]} becomes that of row {@code from + i}. It
     * reads memory once, in order. A row's score does not depend on the other rows asked for.
     *
     * @param query {@code dimension()} floats
     * @param scores at least {@code count} long; entries past them are left alone
     * @throws IndexOutOfBoundsException if one of the rows is not there
     */
    public void dot(float[] query, long from, int count, float[] scores) {
        table.requireOpen();
        requireQuery(query);
        if (from < 0 || count < 0 || count > rows() - from) {
            throw new IndexOutOfBoundsException(
                    table.name() + " has " + rows() + " rows: from " + from + ", count " + count);
        }
        requireRoom("scores", scores.length, count);
        try {
            type.kernel().dot(query, rows, from, count, scores, 0);
            requireUncut(count);
        } catch (InternalError e) {
            throw table.fault(e);
        }
    }

    /**
     * The inner products of a query with these rows: {@code scores[i]} becomes that of row {@code rows[i]}, the same to
     * the last bit as {@link #dot} gives.
     *
     * @param query {@code dimension()} floats
     * @param scores at least as long as {@code rows}; entries past them are left alone
     * @throws IndexOutOfBoundsException if one of the rows is not there
     */
    public void dotRows(float[] query, int[] rows, float[] scores) {
        dotRows(query, rows, rows.length, scores);
    }

    /**
     * The inner products of a query with the first of these rows, as {@link #dotRows(float[], int[], float[])}.
     *
     * @param count how many of {@code rows}, at most all
     * @param scores at least {@code count} long; entries past them are left alone
     */
    public void dotRows(float[] query, int[] rows, int count, float[] scores) {
        table.requireOpen();
        requireQuery(query);
        requireRoom("rows", rows.length, count);
        for (int i = 0; i < count; i++) {
            requireRow(rows[i]);
        }
        requireRoom("scores", scores.length, count);
        try {
            type.kernel().dotRows(query, this.rows, rows, count, scores);
            requireUncut(count);
        } catch (InternalError e) {
            throw table.fault(e);
        }
    }

    /**
     * The inner products of some queries with the first of these rows: {@code scores[query * count + i]} becomes that
     * with row {@code rows[i]}, the same as {@link #dotRows(float[], int[], int, float[])} gives, in less time.
     *
     * @param queries one after the other, {@code dimension()} floats each
     * @param many how many queries
     * @param count how many of {@code rows}, at most all
     * @param scores at least {@code many * count} long; entries past them are left alone
     * @throws IndexOutOfBoundsException if one of the rows is not there
     */
    public void productsOfRows(float[] queries, int many, int[] rows, int count, float[] scores) {
        table.requireOpen();
        requireRoom("queries", queries.length, Math.multiplyExact(many, dimension));
        requireRoom("rows", rows.length, count);
        for (int i = 0; i < count; i++) {
            requireRow(rows[i]);
        }
        requireRoom("scores", scores.length, Math.multiplyExact(many, count));
        try {
            type.kernel().dotRows(queries, many, dimension, this.rows, rows, count, scores);
            requireUncut(count);
        } catch (InternalError e) {
            throw table.fault(e);
        }
    }

    /**
     * The memory of an F32 table from the beginning of a row to the end of its segment, 1 GiB at most: whole rows, one
     * after the other. This is the one way in which a store lends what it holds instead of copying or computing, for
     * libraries that work on memory outside the heap. The buffer cannot be written; who writes to its address in other
     * ways ends the JVM, or changes a resident table. Nothing may read it once this store is closed or the lease on its
     * snapshot was given back; native code that does ends the JVM, too.
     *
     * @return at least {@code dimension()} floats, a multiple of that
     * @throws IndexOutOfBoundsException if there is no such row
     * @throws UnsupportedOperationException if the numbers are no floats
     */
    public FloatBuffer lend(long row) {
        table.requireOpen();
        requireRow(row);
        if (type != ElementType.F32) {
            throw new UnsupportedOperationException("only F32 can be lent, " + table.name() + " is " + type);
        }
        int bytes = rows.follow(row) * rows.stride();
        return rows.segment(row)
                .slice(rows.at(row), bytes)
                .asReadOnlyBuffer()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
    }

    /** Appends every row of this table to another, which may be of another type. */
    public void appendTo(EmbeddingWriter writer) throws IOException {
        float[] row = new float[dimension];
        for (long i = 0; i < rows(); i++) {
            copyRow(i, row);
            writer.append(row);
        }
    }

    /**
     * Writes this table again with numbers of another type, row after row, and compares the two. The file appears as
     * {@link #write} lets it; this table stays as it is.
     *
     * @param type what the numbers become
     * @param sample queries to see by what the other table finds
     * @throws IllegalArgumentException if a number is too large for the type; names the row
     */
    public ConversionReport convert(Path file, ElementType type, SampleQueries sample) throws IOException {
        write(file, version(), type, dimension, this::appendTo);
        try (EmbeddingStore converted = open(file)) {
            return ConversionReport.of(this, converted, sample);
        }
    }

    /**
     * Reads the table's file into memory of its own, on huge pages where those are to be had: nobody's reading of other
     * files can push it out. A scan gains by that what the machine loses on small pages: much where files are cached in
     * pages of 4 KB, next to nothing where the kernel caches them in larger pieces. Every byte is checked against its
     * checksum on the way. The copy is independent: it stays when this store is closed or the lease on its snapshot is
     * given back, and whoever asked for it closes it.
     *
     * <p>Huge pages are asked for on Linux and JDK 22 or later, where the library may call native code
     * ({@code --enable-native-access}). On older JDKs the copy counts against {@code -XX:MaxDirectMemorySize}.
     *
     * @throws IOException if the file is gone, is another one, or is not as it was written
     * @throws OutOfMemoryError if there is not that much memory; says how much it is
     */
    public EmbeddingStore resident() throws IOException {
        TableCopy copy = table.copy();
        return new EmbeddingStore(copy, copy.rows(), copy.hasHugePages() ? Residence.HUGE_PAGES : Residence.MEMORY);
    }

    /**
     * Looks whether the file was cut off, where so much was read that this costs little: not every JDK reports the
     * fault before the next call into its runtime.
     */
    private void requireUncut(long rowsRead) {
        if (rowsRead * rows.stride() >= CHECKED_BYTES) {
            table.requireUncut();
        }
    }

    private void requireRow(long row) {
        if (row < 0 || row >= rows()) {
            throw new IndexOutOfBoundsException(table.name() + " has " + rows() + " rows: " + row);
        }
    }

    private void requireQuery(float[] query) {
        if (query.length != dimension) {
            throw new IllegalArgumentException(
                    "query has " + query.length + " dimensions, " + table.name() + " has " + dimension);
        }
    }

    private static void requireRoom(String what, int length, int needed) {
        if (length < needed) {
            throw new IllegalArgumentException(what + " must have room for " + needed + ": " + length);
        }
    }

    /**
     * Reads every byte and compares checksums.
     *
     * @throws IOException if a byte is not as it was written; names the place
     */
    public void verify() throws IOException {
        table.verify();
    }

    /** Gives the memory back: at once on JDK 22 and later, before that when the collector finds it unused. */
    @Override
    public void close() {
        table.close();
    }
}
