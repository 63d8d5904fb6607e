package dev.sluice.internal.memory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/**
 * Parts of files, mapped read-only, which live as long as this. In this form of the class, for JDKs before 22, closing
 * only ends new mappings: a part is unmapped by the garbage collector once nobody can reach it, so a late reader reads
 * on and cannot crash.
 */
public final class Mapping implements AutoCloseable {
    private volatile boolean closed;

    /** Nothing is mapped yet. */
    public Mapping() {}

    /**
     * Maps a part of a file, which may be closed afterwards.
     *
     * @param from first byte in the file
     * @param bytes at most 2^31 - 1
     * @return a little-endian buffer of that many bytes
     */
    public ByteBuffer map(FileChannel file, long from, long bytes) throws IOException {
        if (closed) {
            throw new IllegalStateException("the mapping is closed");
        }
        return file.map(FileChannel.MapMode.READ_ONLY, from, bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Gives the parts back; again and again does no harm. */
    @Override
    public void close() {
        closed = true;
    }
}
