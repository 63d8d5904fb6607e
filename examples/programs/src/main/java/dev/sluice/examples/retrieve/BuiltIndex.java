package dev.sluice.examples.retrieve;

import dev.sluice.retrieval.InvertedFile;
import dev.sluice.retrieval.InvertedFileSettings;
import dev.sluice.retrieval.ResidentIndex;
import dev.sluice.retrieval.Similarity;
import dev.sluice.retrieval.VectorIndex;
import dev.sluice.store.ElementType;
import dev.sluice.store.EmbeddingStore;
import dev.sluice.store.SampleQueries;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

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

    /** An inverted file, of which an effort is the share of the items that is read. */
    public static BuiltIndex ofCells(EmbeddingStore items, Path file) throws IOException {
        InvertedFile.build(items, InvertedFileSettings.forItems(items.rows()), SampleQueries.none(), file);
        try (InvertedFile mapped = InvertedFile.open(file, items)) {
            InvertedFile copy = mapped.resident();
            return new BuiltIndex(copy, copy.bytes(), false, copy);
        }
    }

    /** Gives back what it takes. */
    @Override
    public void close() throws IOException {
        memory.close();
    }
}
