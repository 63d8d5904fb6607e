package dev.sluice.examples.retrieve;

import dev.sluice.retrieval.VectorIndex;
import java.io.Closeable;
import java.io.IOException;

/**
 * An index and what it takes.
 *
 * @param index to search
 * @param bytes it takes, of memory or of mapped files
 * @param memory what to close when it is searched no more
 */
public record BuiltIndex(VectorIndex index, long bytes, Closeable memory) implements Closeable {
    /** Gives back what it takes. */
    @Override
    public void close() throws IOException {
        memory.close();
    }
}
