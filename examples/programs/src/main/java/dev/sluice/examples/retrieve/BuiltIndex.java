package dev.sluice.examples.retrieve;

import dev.sluice.retrieval.InvertedFile;
import dev.sluice.retrieval.InvertedFileSettings;
import dev.sluice.retrieval.ResidentIndex;
import dev.sluice.retrieval.Similarity;
import dev.sluice.retrieval.VectorIndex;
import dev.sluice.store.ElementType;
import dev.sluice.store.EmbeddingStore;
import dev.sluice.store.Residence;
import dev.sluice.store.SampleQueries;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/**
 * An index and what it takes.
 *
 * @param index to search
 * @param effort the share of the items that a search looks at, in (0, 1]; 1 where it is all, or all that may matter
 * @param bytes it takes, of memory or of mapped files
 * @param hugePages whether it lies on huge pages
 * @param memory what to close when it is searched no more
 */
public record BuiltIndex(VectorIndex index, double effort, long bytes, boolean hugePages, Closeable memory)
        implements Closeable {
    /** A copy of the items of a table that is laid out for scanning, by inner product. */
    public static BuiltIndex of(EmbeddingStore items, ElementType type) {
        ResidentIndex copy = ResidentIndex.of(items, type, Similarity.INNER_PRODUCT);
        return new BuiltIndex(copy, 1, copy.bytes(), copy.hasHugePages(), copy);
    }

    /**
     * An inverted file over the items of a bench, in memory together with the table it scores by. It spends the effort
     * that was asked for, or else the least that finds {@link Bench#RECALL} for sample queries.
     */
    static BuiltIndex invertedFile(Bench bench) throws IOException {
        Path file = bench.directory().resolve("items.cells");
        EmbeddingStore own = bench.items().store().resident();
        SampleQueries sample =
                bench.effort().isPresent() ? SampleQueries.none() : SampleQueries.of(bench.k(), bench.sample());
        InvertedFile.build(own, InvertedFileSettings.forItems(own.rows()).withRecall(Bench.RECALL), sample, file);
        try (InvertedFile mapped = InvertedFile.open(file, own)) {
            InvertedFile copy = mapped.resident();
            InvertedFile index =
                    bench.effort().isPresent() ? copy.reading(bench.effort().getAsDouble()) : copy;
            return new BuiltIndex(
                    index,
                    index.share(bench.k()),
                    index.bytes() + bench.items().bytes(),
                    own.residence() == Residence.HUGE_PAGES,
                    () -> {
                        index.close();
                        own.close();
                    });
        }
    }

    /** Gives back what it takes. */
    @Override
    public void close() throws IOException {
        memory.close();
    }
}
