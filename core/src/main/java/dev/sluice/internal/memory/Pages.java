package dev.sluice.internal.memory;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Memory outside the heap that no file stands behind, which lives as long as this. In this form of the class, for JDKs
 * before 22, closing does nothing: memory is freed by the garbage collector once nobody can reach it, so a late reader
 * reads on and cannot crash.
 */
final class Pages implements AutoCloseable {
    /** What keeps memory from growing, for people who ran into it. */
    static final String LIMIT = "-XX:MaxDirectMemorySize, which is that of the heap where it is not set";

    private static final int ALIGNMENT = 64;

    /**
     * Allocates zeros that begin at a multiple of 64 bytes.
     *
     * @param bytes at most 1 GiB
     * @return a little-endian buffer of that many bytes
     * @throws OutOfMemoryError if they are not to be had, or {@code -XX:MaxDirectMemorySize} is passed
     */
    ByteBuffer allocate(int bytes) {
        int whole = (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        return ByteBuffer.allocateDirect(whole + ALIGNMENT - 1)
                .alignedSlice(ALIGNMENT)
                .slice(0, bytes)
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Whether the platform was asked for huge pages and offers them; never in this form. */
    boolean areHuge() {
        return false;
    }

    /** Gives the memory back; again and again does no harm. */
    @Override
    public void close() {}
}
