package dev.sluice.internal.memory;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/**
 * Parts of files, mapped read-only, which live as long as this. In this form of the class, for JDK 22 and later,
 * closing unmaps them at once; a late reader gets an {@link IllegalStateException}.
 */
public final class Mapping implements AutoCloseable {
    private final Arena arena = Arena.ofShared();

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
        return file.map(FileChannel.MapMode.READ_ONLY, from, bytes, arena)
                .asByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Unmaps the parts; again and again does no harm. */
    @Override
    public void close() {
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }
}
