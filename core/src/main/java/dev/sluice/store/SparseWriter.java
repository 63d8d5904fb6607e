package dev.sluice.store;

import dev.sluice.internal.file.TableOutput;
import dev.sluice.internal.file.TableType;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Streams rows into a sparse table; keeps 4 bytes of heap a row until it is closed. Row 0, the unknown, is written like
 * any other. Belongs to one thread.
 */
public final class SparseWriter implements Closeable {
    private final TableOutput output;
    private final IntArrayList sizes = new IntArrayList();
    private TableType type = TableType.ENTRY;
    private long elements;
    private boolean closed;

    SparseWriter(TableOutput output) {
        this.output = output;
    }

    /**
     * Adds the next row, which may be empty.
     *
     * @param indexes each at least 1
     * @param values one for each index, finite
     * @param times one for each index, or none at all in a table without times
     * @throws IllegalArgumentException if an argument breaks these rules; nothing is added then
     */
    public void append(int[] indexes, float[] values, long[] times) throws IOException {
        output.requireIncomplete();
        check(indexes, values, times);
        if (indexes.length > 0) {
            type = times.length > 0 ? TableType.TIMED_ENTRY : TableType.ENTRY;
        }
        for (int i = 0; i < indexes.length; i++) {
            ByteBuffer room = output.room(type.bytes).putInt(indexes[i]).putFloat(values[i]);
            if (type == TableType.TIMED_ENTRY) {
                room.putLong(times[i]);
            }
        }
        sizes.add(indexes.length);
        elements += indexes.length;
    }

    private void check(int[] indexes, float[] values, long[] times) {
        requireLength("values", values.length, indexes.length);
        if (times.length > 0 || (elements > 0 && type == TableType.TIMED_ENTRY)) {
            requireLength("times", times.length, indexes.length);
        }
        if (times.length > 0 && elements > 0 && type == TableType.ENTRY) {
            throw new IllegalArgumentException("times must be in all rows or none: row " + sizes.size() + " has some");
        }
        for (int i = 0; i < indexes.length; i++) {
            if (indexes[i] < 1) {
                throw new IllegalArgumentException("an index must be at least 1: " + indexes[i] + place(i));
            }
            if (!Float.isFinite(values[i])) {
                throw new IllegalArgumentException("a value must be finite: " + values[i] + place(i));
            }
        }
    }

    private void requireLength(String what, int length, int expected) {
        if (length != expected) {
            throw new IllegalArgumentException(
                    what + " must be as many as indexes: " + length + " for " + expected + " in row " + sizes.size());
        }
    }

    private String place(int i) {
        return " at " + i + " of row " + sizes.size();
    }

    /** Completes the table and forces it to disk. Again and again does no harm. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        long begin = 0;
        for (int row = 0; row < sizes.size(); row++) {
            output.room(Long.BYTES).putLong(begin);
            begin += sizes.getInt(row);
        }
        output.room(Long.BYTES).putLong(begin);
        output.complete(type, 1, sizes.size(), elements);
    }
}
