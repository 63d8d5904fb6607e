package dev.sluice.examples.retrieve;

import java.nio.ByteBuffer;

/** Memory to read. In this form of the class, for JDK 17 to 21, on pages as the platform gives them. */
record ReadMemory(ByteBuffer bytes, String pages) implements AutoCloseable {
    static ReadMemory of(int bytes) {
        return new ReadMemory(ByteBuffer.allocateDirect(bytes), "ordinary pages");
    }

    /** The collector gives the memory back. */
    @Override
    public void close() {}
}
