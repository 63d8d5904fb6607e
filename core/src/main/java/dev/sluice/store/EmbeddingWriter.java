package dev.sluice.store;

import dev.sluice.internal.file.TableHeader;
import dev.sluice.internal.file.TableOutput;
import dev.sluice.internal.file.TableType;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Streams rows into an embedding table. Row 0, the unknown, is written like any other. Belongs to one thread. */
public final class EmbeddingWriter implements Closeable {
    private final TableOutput output;
    private final int dimension;
    private long rows;

    EmbeddingWriter(TableOutput output, int dimension) {
        this.output = output;
        this.dimension = dimension;
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
     * @throws IllegalArgumentException if the length is another or an entry is NaN or infinite; nothing is added then
     */
    public void append(float[] row) throws IOException {
        check(row);
        ByteBuffer room = output.room(dimension * Float.BYTES);
        for (float entry : row) {
            room.putFloat(entry);
        }
        rows++;
    }

    private void check(float[] row) {
        if (row.length != dimension) {
            throw new IllegalArgumentException("row has " + row.length + " entries, the table has " + dimension);
        }
        for (int i = 0; i < dimension; i++) {
            if (!Float.isFinite(row[i])) {
                throw new IllegalArgumentException(
                        "an entry must be finite: " + row[i] + " at " + i + " of row " + rows);
            }
        }
    }

    /** Completes the table and forces it to disk. Again and again does no harm. */
    @Override
    public void close() throws IOException {
        output.complete(TableType.F32, dimension, rows, Math.multiplyExact(rows, (long) dimension));
    }
}
