package dev.sluice.examples.retrieve;

import dev.sluice.retrieval.ExactIndex;
import dev.sluice.retrieval.VectorIndex;
import dev.sluice.store.EmbeddingStore;
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
    /** An exact search of a table's rows, in memory of their own. */
    public static BuiltIndex exact(EmbeddingStore items) throws IOException {
        EmbeddingStore own = items.resident();
        int width = switch (own.elementType()) {
            case F32 -> Float.BYTES;
            case F16 -> Short.BYTES;
            case I8 -> Byte.BYTES;
        };
        return new BuiltIndex(ExactIndex.over(own), own.rows() * own.dimension() * width, own);
    }

    /** Gives back what it takes. */
    @Override
    public void close() throws IOException {
        memory.close();
    }
}
