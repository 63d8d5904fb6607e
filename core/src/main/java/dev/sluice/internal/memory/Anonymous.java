package dev.sluice.internal.memory;

/**
 * Rows of equal size in anonymous memory, on huge pages where those are to be had, to be filled once and then read by
 * many threads. Nothing of it is in the heap. On JDK 22 and later closing frees it at once, so nobody may read then; on
 * older ones it is freed when nobody can reach it.
 */
public final class Anonymous implements AutoCloseable {
    private final Pages pages;
    private final MappedRows rows;

    private Anonymous(Pages pages, MappedRows rows) {
        this.pages = pages;
        this.rows = rows;
    }

    /**
     * Allocates rows of zeros.
     *
     * @param stride bytes in a row, from 1 to {@link MappedRows#SEGMENT_BYTES}
     * @throws OutOfMemoryError if there is not that much; says how much it is
     */
    public static Anonymous allocate(long rows, int stride) {
        return allocate(rows, stride, MappedRows.SEGMENT_BYTES);
    }

    static Anonymous allocate(long rows, int stride, int segmentBytes) {
        Pages pages = new Pages();
        try {
            return new Anonymous(pages, MappedRows.allocate(pages, rows, stride, segmentBytes));
        } catch (OutOfMemoryError e) {
            pages.close();
            throw tooLittle(Math.multiplyExact(rows, stride), e);
        }
    }

    private static OutOfMemoryError tooLittle(long bytes, OutOfMemoryError cause) {
        OutOfMemoryError error = new OutOfMemoryError(
                bytes + " bytes outside the heap are needed, the limit is " + Pages.LIMIT + ": " + cause.getMessage());
        error.initCause(cause);
        return error;
    }

    /**
     * The rows. While they are filled, by one thread, their segments may be written at any position; once they are
     * handed to other threads they are only read.
     */
    public MappedRows rows() {
        return rows;
    }

    /**
     * Whether the platform was asked for huge pages and offers them. It may still give small ones where its memory is
     * in pieces.
     */
    public boolean hasHugePages() {
        return pages.areHuge();
    }

    /** Gives the memory back; again and again does no harm. */
    @Override
    public void close() {
        pages.close();
    }
}
