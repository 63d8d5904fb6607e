package dev.sluice.store;

import dev.sluice.ModelVersion;
import dev.sluice.internal.file.TableFile;
import dev.sluice.internal.file.TableHeader;
import dev.sluice.internal.file.TableKind;
import dev.sluice.internal.file.TableOutput;
import dev.sluice.internal.kernel.Kernels;
import dev.sluice.internal.memory.MappedRows;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A table of vectors outside the heap, mapped read-only from a file: as many rows of as many floats as the disk holds.
 * Row 0 is the unknown. Reading a row touches that row alone.
 *
 * <p>Safe for use by many threads. Once it is closed every method that reads rows throws an
 * {@link IllegalStateException}.
 */
public final class EmbeddingStore implements Closeable {
    private final TableFile file;
    private final MappedRows rows;
    private final int dimension;
    private final ElementType type;

    private EmbeddingStore(TableFile file, MappedRows rows) {
        this.file = file;
        this.rows = rows;
        this.dimension = file.header().width();
        this.type = ElementType.of(file.header().type());
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
     * @param dimension floats in a row, from 1 to 65,536
     */
    public static void write(Path file, ModelVersion version, int dimension, Content content) throws IOException {
        write(file, version, dimension, content, TableHeader.CHUNK_BYTES);
    }

    static void write(Path file, ModelVersion version, int dimension, Content content, int chunkBytes)
            throws IOException {
        EmbeddingWriter.requireDimension(dimension);
        try (TableOutput output = new TableOutput(file, version, chunkBytes)) {
            EmbeddingWriter writer = new EmbeddingWriter(output, dimension);
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
        return new EmbeddingStore(file, file.map(0, header.rows(), header.type().stride(header.width())));
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
        return file.header().version();
    }

    /** What the numbers of a row are stored as. */
    public ElementType elementType() {
        return type;
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
        file.requireOpen();
        requireRow(row);
        requireRoom("array", into.length, dimension);
        type.kernel().copy(rows, row, dimension, into, 0);
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
        file.requireOpen();
        requireQuery(query);
        if (from < 0 || count < 0 || count > rows() - from) {
            throw new IndexOutOfBoundsException(
                    file.name() + " has " + rows() + " rows: from " + from + ", count " + count);
        }
        requireRoom("scores", scores.length, count);
        type.kernel().dot(query, rows, from, count, scores, 0);
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
        file.requireOpen();
        requireQuery(query);
        for (int row : rows) {
            requireRow(row);
        }
        requireRoom("scores", scores.length, rows.length);
        type.kernel().dotRows(query, this.rows, rows, rows.length, scores);
    }

    private void requireRow(long row) {
        if (row < 0 || row >= rows()) {
            throw new IndexOutOfBoundsException(file.name() + " has " + rows() + " rows: " + row);
        }
    }

    private void requireQuery(float[] query) {
        if (query.length != dimension) {
            throw new IllegalArgumentException(
                    "query has " + query.length + " dimensions, " + file.name() + " has " + dimension);
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
        file.verify();
    }

    /** Gives the memory back: at once on JDK 22 and later, before that when the collector finds it unused. */
    @Override
    public void close() {
        file.close();
    }
}
