package dev.sluice.internal.memory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Memory outside the heap that no file stands behind, which lives as long as this. In this form of the class, for JDK
 * 22 and later, closing frees it at once; a late reader gets an {@link IllegalStateException}. Where this module may
 * call native code and the platform is Linux, it is asked for on huge pages: a scan then misses the translation of
 * addresses seldom, and reads about one and a half times as fast.
 */
final class Pages implements AutoCloseable {
    /** What keeps memory from growing, for people who ran into it. */
    static final String LIMIT = "what the machine or its container has";

    private static final int ALIGNMENT = 64;
    /** Class loading is what asks for native access, so the class is not touched without it. */
    private static final boolean HUGE = Pages.class.getModule().isNativeAccessEnabled() && HugePages.areOffered();

    private final Arena arena = Arena.ofShared();
    private boolean huge;

    /**
     * Allocates zeros that begin at a multiple of 64 bytes.
     *
     * @param bytes at most 1 GiB
     * @return a little-endian buffer of that many bytes
     * @throws OutOfMemoryError if they are not to be had; {@code -XX:MaxDirectMemorySize} does not matter
     */
    ByteBuffer allocate(int bytes) {
        return segment(bytes).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    private MemorySegment segment(int bytes) {
        if (HUGE && bytes >= HugePages.PAGE_BYTES) {
            MemorySegment mapped = HugePages.map(bytes, arena);
            if (mapped.byteSize() == bytes) {
                huge = true;
                return mapped;
            }
        }
        return arena.allocate(bytes, ALIGNMENT);
    }

    /** Whether the platform was asked for huge pages and offers them. */
    boolean areHuge() {
        return huge;
    }

    /** Gives the memory back; again and again does no harm. */
    @Override
    public void close() {
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }
}
