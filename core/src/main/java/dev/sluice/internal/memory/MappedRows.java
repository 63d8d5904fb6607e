package dev.sluice.internal.memory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/**
 * Rows of equal size in a mapped part of a file, or in memory of their own. A buffer reaches 2 GiB and no further, so
 * the rows lie in segments, each with the same power-of-two number of rows: a shift finds a row's segment, a mask its
 * place there. Row numbers are checked at the public edge, not here.
 */
public final class MappedRows {
    /** A segment has at most this many bytes: 1 GiB. */
    public static final int SEGMENT_BYTES = 1 << 30;

    private final ByteBuffer[] segments;
    private final long rows;
    private final int stride;
    private final int shift;

    private MappedRows(ByteBuffer[] segments, long rows, int stride, int shift) {
        this.segments = segments;
        this.rows = rows;
        this.stride = stride;
        this.shift = shift;
    }

    /**
     * Maps rows.
     *
     * @param from where row 0 begins in the file
     * @param stride bytes in a row, from 1 to {@code segmentBytes}
     * @param segmentBytes at most {@link #SEGMENT_BYTES}
     */
    public static MappedRows map(Mapping mapping, FileChannel file, long from, long rows, int stride, int segmentBytes)
            throws IOException {
        int shift = shift(stride, segmentBytes);
        ByteBuffer[] segments = new ByteBuffer[segments(rows, shift)];
        for (int i = 0; i < segments.length; i++) {
            long first = (long) i << shift;
            segments[i] = mapping.map(file, from + first * stride, Math.min(1L << shift, rows - first) * stride);
        }
        return new MappedRows(segments, rows, stride, shift);
    }

    /** Rows of zeros in memory of their own; see {@link Anonymous}. */
    static MappedRows allocate(Pages pages, long rows, int stride, int segmentBytes) {
        int shift = shift(stride, segmentBytes);
        ByteBuffer[] segments = new ByteBuffer[segments(rows, shift)];
        for (int i = 0; i < segments.length; i++) {
            segments[i] = pages.allocate((int) Math.min(1L << shift, rows - ((long) i << shift)) * stride);
        }
        return new MappedRows(segments, rows, stride, shift);
    }

    /** The same rows, in buffers that cannot be written. */
    MappedRows readOnly() {
        ByteBuffer[] views = new ByteBuffer[segments.length];
        for (int i = 0; i < views.length; i++) {
            views[i] = segments[i].asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
        }
        return new MappedRows(views, rows, stride, shift);
    }

    private static int shift(int stride, int segmentBytes) {
        return 31 - Integer.numberOfLeadingZeros(segmentBytes / stride);
    }

    private static int segments(long rows, int shift) {
        return Math.toIntExact((rows + (1L << shift) - 1) >>> shift);
    }

    /**
     * Rows in buffers that are there already, on the heap for instance.
     *
     * @param segments little-endian, each of {@code 1 << shift} rows, the last of as many as are left or more; kept
     */
    public static MappedRows of(ByteBuffer[] segments, long rows, int stride, int shift) {
        return new MappedRows(segments, rows, stride, shift);
    }

    /** How many rows. */
    public long rows() {
        return rows;
    }

    /** Bytes in a row. */
    public int stride() {
        return stride;
    }

    /** The little-endian segment a row lies in; to be read by position only, since others read it too. */
    public ByteBuffer segment(long row) {
        return segments[(int) (row >>> shift)];
    }

    /** Where a row begins in its segment, in bytes. */
    public int at(long row) {
        return ((int) row & ((1 << shift) - 1)) * stride;
    }

    /** How many rows lie in the segment of this one from it on, itself included. */
    public int follow(long row) {
        long end = ((row >>> shift) + 1) << shift;
        return (int) (Math.min(end, rows) - row);
    }
}
