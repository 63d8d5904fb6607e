package dev.sluice.store;

import dev.sluice.ModelVersion;
import dev.sluice.internal.file.TableFile;
import dev.sluice.internal.file.TableHeader;
import dev.sluice.internal.file.TableKind;
import dev.sluice.internal.file.TableOutput;
import dev.sluice.internal.file.TableType;
import dev.sluice.internal.memory.MappedRows;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * A table of short lists outside the heap: for each row some indexes with a value and, where the table has them, a time
 * each, in the order in which they were written. Neighbours of items and histories of users are such tables.
 *
 * <p>Safe for use by many threads. Arrays returned are the caller's own. Once the table is closed every method that
 * reads rows throws an {@link IllegalStateException}, as it does when the file was cut off; see {@link EmbeddingStore}.
 */
public final class SparseTable implements Closeable {
    private static final int VALUE_AT = Integer.BYTES;
    private static final int TIME_AT = Integer.BYTES + Float.BYTES;

    private final TableFile file;
    private final MappedRows elements;
    private final MappedRows begins;

    private SparseTable(TableFile file, MappedRows elements, MappedRows begins) {
        this.file = file;
        this.elements = elements;
        this.begins = begins;
    }

    /** Adds the rows of a table. */
    @FunctionalInterface
    public interface Content {
        /** Appends every row. Whatever it throws leaves no file behind. */
        void write(SparseWriter writer) throws IOException;
    }

    /**
     * Writes a table of its own, outside any repository. The file appears under its name, replacing another, only once
     * it is whole and on the disk.
     */
    public static void write(Path file, ModelVersion version, Content content) throws IOException {
        try (TableOutput output = new TableOutput(file, version, TableHeader.CHUNK_BYTES)) {
            SparseWriter writer = new SparseWriter(output);
            content.write(writer);
            writer.close();
            output.place();
        }
    }

    /**
     * Maps a file that a {@link SparseWriter} wrote. Checks the header and the file's length, not every byte; see
     * {@link #verify}.
     *
     * @throws IOException if the file is missing, foreign, of a later format, damaged in its header, or too long or
     *     short
     */
    public static SparseTable open(Path file) throws IOException {
        return open(file, MappedRows.SEGMENT_BYTES);
    }

    static SparseTable open(Path path, int segmentBytes) throws IOException {
        TableFile file = TableFile.open(path, TableKind.SPARSE, segmentBytes);
        TableHeader header = file.header();
        MappedRows elements = file.map(0, header.elements(), header.type().bytes);
        return new SparseTable(file, elements, file.map(header.elementBytes(), header.rows() + 1, Long.BYTES));
    }

    /** The version this table belongs to. */
    public ModelVersion version() {
        return file.header().version();
    }

    /** Number of rows, the unknown among them. */
    public int rows() {
        return (int) file.header().rows();
    }

    boolean isTimed() {
        return file.header().type() == TableType.TIMED_ENTRY;
    }

    /** How many entries a row has. */
    public int size(int row) {
        file.requireOpen();
        if (row < 0 || row >= rows()) {
            throw new IndexOutOfBoundsException(file.name() + " has " + rows() + " rows: " + row);
        }
        long begin = begin(row);
        long size = begin(row + 1L) - begin;
        if (begin < 0 || size < 0 || size > Integer.MAX_VALUE || begin > elements.rows() - size) {
            throw new IllegalStateException(file.name() + " is damaged: row " + row + " begins at " + begin + " of "
                    + elements.rows() + " entries and has " + size);
        }
        return (int) size;
    }

    private long begin(long row) {
        try {
            return begins.segment(row).getLong(begins.at(row));
        } catch (InternalError e) {
            throw file.fault(e);
        }
    }

    /** Reads a row, element by element. */
    private void read(int row, int size, Element element) {
        long begin = begin(row);
        try {
            for (int i = 0; i < size; i++) {
                element.read(i, elements.segment(begin + i), elements.at(begin + i));
            }
        } catch (InternalError e) {
            throw file.fault(e);
        }
    }

    private interface Element {
        void read(int i, ByteBuffer segment, int at);
    }

    /**
     * Copies a row.
     *
     * @param indexes receives the indexes, at least {@link #size} of the row
     * @param values receives the values, at least as many
     */
    public void copyRow(int row, int[] indexes, float[] values) {
        read(row, size(row), (i, segment, at) -> {
            indexes[i] = segment.getInt(at);
            values[i] = segment.getFloat(at + VALUE_AT);
        });
    }

    /** A row's indexes. */
    public int[] indexes(int row) {
        int[] indexes = new int[size(row)];
        read(row, indexes.length, (i, segment, at) -> indexes[i] = segment.getInt(at));
        return indexes;
    }

    /** A row's values. */
    public float[] values(int row) {
        float[] values = new float[size(row)];
        read(row, values.length, (i, segment, at) -> values[i] = segment.getFloat(at + VALUE_AT));
        return values;
    }

    /** A row's times; all 0 where the table has none. */
    public long[] times(int row) {
        long[] times = new long[size(row)];
        if (isTimed()) {
            read(row, times.length, (i, segment, at) -> times[i] = segment.getLong(at + TIME_AT));
        }
        return times;
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
