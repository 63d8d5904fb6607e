package dev.sluice.internal.kernel;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/** The buffer that was read last as a segment: a scan reads one buffer in thousands of blocks. */
final class LastSegment {
    private static final ByteBuffer NONE = ByteBuffer.allocate(0);
    private static final MemorySegment NOTHING = MemorySegment.ofBuffer(NONE);

    private ByteBuffer buffer = NONE;
    private MemorySegment memory = NOTHING;

    MemorySegment of(ByteBuffer next) {
        if (next != buffer) {
            buffer = next;
            memory = MemorySegment.ofBuffer(next);
        }
        return memory;
    }
}
