package dev.sluice.internal.file;

import dev.sluice.internal.memory.MappedRows;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A part of a table that is still being made, on the heap, in pieces of 128 KiB, so that growing copies nothing but a
 * first piece that is smaller. Belongs to one thread.
 */
public final class GrowingPart {
    private static final int PIECE_BYTES = 1 << 17;
    private static final int LEAST_ROWS = 8;

    private final int stride;
    private final int shift;
    private ByteBuffer[] pieces = {};
    private long room;
    private long rows;

    /** @param stride bytes in a row, a power of two, at most 8 */
    public GrowingPart(int stride) {
        this.stride = stride;
        this.shift = 31 - Integer.numberOfLeadingZeros(PIECE_BYTES / stride);
    }

    /** That many rows of zeros. */
    public static GrowingPart zeros(int stride, long rows) {
        GrowingPart part = new GrowingPart(stride);
        while (part.room < rows) {
            part.grow();
        }
        part.rows = rows;
        return part;
    }

    public long rows() {
        return rows;
    }

    public void addInt(int number) {
        long row = add();
        pieces[piece(row)].putInt(at(row), number);
    }

    public void addLong(long number) {
        long row = add();
        pieces[piece(row)].putLong(at(row), number);
    }

    public void addDouble(double number) {
        long row = add();
        pieces[piece(row)].putDouble(at(row), number);
    }

    /** Adds single bytes. */
    public void addBytes(byte[] bytes) {
        for (int done = 0; done < bytes.length; ) {
            if (rows == room) {
                grow();
            }
            int run = (int) Math.min(bytes.length - done, Math.min(room, (piece(rows) + 1L) << shift) - rows);
            pieces[piece(rows)].put(at(rows), bytes, done, run);
            rows += run;
            done += run;
        }
    }

    public void setInt(long row, int number) {
        pieces[piece(row)].putInt(at(row), number);
    }

    public int intAt(long row) {
        return pieces[piece(row)].getInt(at(row));
    }

    public long longAt(long row) {
        return pieces[piece(row)].getLong(at(row));
    }

    private long add() {
        if (rows == room) {
            grow();
        }
        return rows++;
    }

    private int piece(long row) {
        return (int) (row >>> shift);
    }

    private int at(long row) {
        return ((int) row & ((1 << shift) - 1)) * stride;
    }

    private void grow() {
        long full = 1L << shift;
        if (room < full) {
            room = Math.min(full, Math.max(LEAST_ROWS, 2 * room));
            byte[] longer = pieces.length == 0 ? new byte[0] : pieces[0].array();
            pieces = new ByteBuffer[] {buffer(Arrays.copyOf(longer, (int) room * stride))};
        } else {
            room += full;
            pieces = Arrays.copyOf(pieces, pieces.length + 1);
            pieces[pieces.length - 1] = buffer(new byte[PIECE_BYTES]);
        }
    }

    private static ByteBuffer buffer(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The rows so far, without a copy: {@link #setInt} shows through, rows that are added do not. */
    public TablePart part() {
        return TablePart.onHeap(MappedRows.of(pieces, rows, stride, shift));
    }
}
