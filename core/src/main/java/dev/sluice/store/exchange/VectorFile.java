package dev.sluice.store.exchange;

import dev.sluice.internal.memory.MappedRows;
import dev.sluice.internal.memory.Mapping;
import dev.sluice.store.EmbeddingWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A table of vectors in a file of another library, mapped and read row by row. Opening it checks that the file is as
 * long as its header says, not what the numbers are. When somebody cuts the file off while it is mapped, the JVM throws
 * an {@link InternalError} in the thread that reads what is no longer there. Safe for use by many threads until it is
 * closed.
 */
public final class VectorFile implements Closeable {
    private final String name;
    private final Mapping mapping;
    private final MappedRows rows;
    private final Layout layout;
    private volatile boolean closed;

    private VectorFile(String name, Mapping mapping, MappedRows rows, Layout layout) {
        this.name = name;
        this.mapping = mapping;
        this.rows = rows;
        this.layout = layout;
    }

    /**
     * Opens a file that {@code numpy.save} wrote: format 1.0 or 2.0, {@code float32} or {@code float16}, little-endian,
     * in C order, of shape (rows, dimension).
     *
     * @throws IOException if it is anything else, truncated or too long
     */
    public static VectorFile npy(Path file) throws IOException {
        return open(file, NpyHeader::read);
    }

    /**
     * Opens a tensor of a safetensors file: {@code F32}, {@code F16} or {@code BF16}, of shape [rows, dimension].
     *
     * @param tensor its name; an error lists those that are there
     * @throws IOException if it is anything else, or the tensors do not fill the file one behind the other
     */
    public static VectorFile safetensors(Path file, String tensor) throws IOException {
        return open(file, (channel, name) -> SafetensorsHeader.read(channel, tensor, name));
    }

    /**
     * Opens a file of little-endian 32-bit floats, row after row and nothing else.
     *
     * @param dimension floats in a row, from 1 to 65,536
     * @throws IOException also if the file does not consist of whole rows
     */
    public static VectorFile float32(Path file, int dimension) throws IOException {
        return open(file, (channel, name) -> {
            Layout row = Layout.of(0, 1, dimension, NumberType.F32, name);
            if (channel.size() % row.stride() != 0) {
                throw new IOException(name + ": must be rows of " + row.stride() + " bytes: " + channel.size());
            }
            return Layout.of(0, channel.size() / row.stride(), dimension, NumberType.F32, name);
        });
    }

    private interface Header {
        Layout read(FileChannel channel, String file) throws IOException;
    }

    private static VectorFile open(Path file, Header header) throws IOException {
        String name = file.getFileName().toString();
        Mapping mapping = new Mapping();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            Layout layout = header.read(channel, name);
            MappedRows rows = MappedRows.map(
                    mapping, channel, layout.from(), layout.rows(), layout.stride(), MappedRows.SEGMENT_BYTES);
            return new VectorFile(name, mapping, rows, layout);
        } catch (IOException | RuntimeException | Error e) {
            mapping.close();
            throw e;
        }
    }

    /** How many rows the file has. */
    public long rows() {
        return layout.rows();
    }

    /** Numbers in a row, from 1 to 65,536. */
    public int dimension() {
        return layout.dimension();
    }

    /**
     * Copies a row into the first {@code dimension()} entries, as it is: NaN too.
     *
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public void copyRow(long row, float[] into) {
        if (closed) {
            throw new IllegalStateException(name + " is closed");
        }
        if (row < 0 || row >= rows()) {
            throw new IndexOutOfBoundsException(name + " has " + rows() + " rows: " + row);
        }
        if (into.length < dimension()) {
            throw new IllegalArgumentException("array must have room for " + dimension() + ": " + into.length);
        }
        ByteBuffer segment = rows.segment(row);
        int at = rows.at(row);
        for (int i = 0; i < dimension(); i++) {
            into[i] = layout.type().decode(segment, at + i * layout.type().bytes);
        }
    }

    /**
     * Appends every row to a table, in order.
     *
     * @param unknown whether row 0 of the file is the unknown, or a row of zeros is to come before it
     * @throws IOException also if a row cannot be stored because it holds NaN, infinity or a number too large for the
     *     table; names the row
     */
    public void appendTo(EmbeddingWriter table, UnknownRow unknown) throws IOException {
        float[] row = new float[dimension()];
        if (unknown == UnknownRow.NOT_IN_FILE) {
            table.append(row);
        }
        for (long i = 0; i < rows(); i++) {
            copyRow(i, row);
            append(table, i, row);
        }
    }

    /** The writer counts the rows of the table, which may be one more. */
    private void append(EmbeddingWriter table, long number, float[] row) throws IOException {
        try {
            table.append(row);
        } catch (IllegalArgumentException e) {
            throw new IOException(name + ": row " + number + " cannot be stored: " + e.getMessage(), e);
        }
    }

    /** Unmaps the file: at once on JDK 22 and later, before that when the collector finds it unused. */
    @Override
    public void close() {
        closed = true;
        mapping.close();
    }
}
