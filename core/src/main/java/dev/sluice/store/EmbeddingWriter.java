package dev.sluice.store;

import dev.sluice.internal.file.TableHeader;
import dev.sluice.internal.file.TableOutput;
import java.io.Closeable;
import java.io.IOException;

/** Streams rows into an embedding table. Row 0, the unknown, is written like any other. Belongs to one thread. */
public final class EmbeddingWriter implements Closeable {
    private final TableOutput output;
    private final ElementType type;
    private final int dimension;
    private final int stride;
    private long rows;

    EmbeddingWriter(TableOutput output, ElementType type, int dimension) {
        this.output = output;
        this.type = type;
        this.dimension = dimension;
        this.stride = type.stored().stride(dimension);
    }

    static void requireDimension(int dimension) {
        if (dimension < 1 || dimension > TableHeader.MAX_WIDTH) {
            throw new IllegalArgumentException(
                    "dimension must be from 1 to " + TableHeader.MAX_WIDTH + ": " + dimension);
        }
    }

    /**
     * Adds the next row.
     *
     * @param row {@code dimension} entries, all finite
     * @throws IllegalArgumentException if the length is another, or an entry is NaN, infinite or too large for the
     *     type; nothing is added then
     */
    public void append(float[] row) throws IOException {
        if (row.length != dimension) {
            throw new IllegalArgumentException("row has " + row.length + " entries, the table has " + dimension);
        }
        type.requireStorable(row, rows);
        type.encoder().encode(row, output.room(stride));
        rows++;
    }

    /** Completes the table and forces it to disk. Again and again does no harm. */
    @Override
    public void close() throws IOException {
        output.complete(type.stored(), dimension, rows, Math.multiplyExact(rows, (long) dimension));
    }
}
