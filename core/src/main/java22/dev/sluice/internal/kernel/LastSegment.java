package dev.sluice.internal.kernel;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/** The buffer that was read last as a segment: a scan reads one buffer in thousands of blocks. */
final class LastSegment {
    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private MemorySegment memory = MemorySegment.ofBuffer(buffer);

    MemorySegment of(ByteBuffer next) {
        if (next != buffer) {
            buffer = next;
            memory = MemorySegment.ofBuffer(next);
        }
        return memory;
    }
}
