package dev.sluice.examples.retrieve;

import dev.sluice.retrieval.ResidentIndex;
import dev.sluice.retrieval.Similarity;
import dev.sluice.retrieval.VectorIndex;
import dev.sluice.store.ElementType;
import dev.sluice.store.EmbeddingStore;
import java.io.Closeable;
import java.io.IOException;

/**
 * An index and what it takes.
 *
 * @param index to search
 * @param bytes it takes, of memory or of mapped files
 * @param hugePages whether it lies on huge pages
 * @param memory what to close when it is searched no more
 */
public record BuiltIndex(VectorIndex index, long bytes, boolean hugePages, Closeable memory) implements Closeable {
    /** A copy of the items of a table that is laid out for scanning, by inner product. */
    public static BuiltIndex of(EmbeddingStore items, ElementType type) {
        ResidentIndex copy = ResidentIndex.of(items, type, Similarity.INNER_PRODUCT);
        return new BuiltIndex(copy, copy.bytes(), copy.hasHugePages(), copy);
    }

    /** Gives back what it takes. */
    @Override
    public void close() throws IOException {
        memory.close();
    }
}
