package dev.sluice.benchmarks.peers;

import dev.sluice.ItemSet;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.examples.retrieve.BuiltIndex;
import dev.sluice.retrieval.ExactIndex;
import dev.sluice.retrieval.InvertedFile;
import dev.sluice.retrieval.InvertedFileSettings;
import dev.sluice.store.ElementType;
import dev.sluice.store.EmbeddingStore;
import dev.sluice.store.SampleQueries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;

/** One of our indexes over a mapped table, asked as a candidate generator asks it. */
final class SluiceSearcher implements Searcher {
    private static final ModelVersion VERSION = new ModelVersion("peers");
    private static final List<Knob> SCAN = List.of(Knob.SCAN);
    /** Of the items that are read; where an inverted file was not calibrated, that is what effort means. */
    private static final List<Knob> SHARES = DoubleStream.of(.005, .01, .02, .04, .08, .16, .32)
            .mapToObj(share -> new Knob("share=" + share, share))
            .toList();

    private final EmbeddingStore store;
    private final BuiltIndex index;
    private final List<Knob> knobs;
    private final long bytes;
    private final Query query;

    private SluiceSearcher(EmbeddingStore store, BuiltIndex index, List<Knob> knobs, long bytes) {
        this.store = store;
        this.index = index;
        this.knobs = knobs;
        this.bytes = bytes;
        this.query = Query.of(VERSION, ItemSet.all((int) store.rows())).build();
    }

    /** Makes an index over a table. */
    @FunctionalInterface
    private interface Indexing {
        BuiltIndex over(EmbeddingStore items) throws IOException;
    }

    /** The scan of every row where the table's file is mapped. */
    static Searcher exact(Dataset data, Path scratch) throws IOException {
        return over(data, scratch, SCAN, items -> new BuiltIndex(ExactIndex.over(items), 1, 0, false, () -> {}));
    }

    /** The scan of a copy of this type in memory of its own. */
    static JvmPeer.Builder resident(ElementType type) {
        return (data, scratch) -> over(data, scratch, SCAN, items -> BuiltIndex.of(items, type));
    }

    /** The inverted file in memory of its own. */
    static Searcher cells(Dataset data, Path scratch) throws IOException {
        return over(data, scratch, SHARES, items -> cells(items, scratch.resolve("items.cells")));
    }

    /** Without sample queries a search at full effort reads everything, so that an effort is a share of the items. */
    private static BuiltIndex cells(EmbeddingStore items, Path file) throws IOException {
        InvertedFile.build(items, InvertedFileSettings.forItems(items.rows()), SampleQueries.none(), file);
        try (InvertedFile mapped = InvertedFile.open(file, items)) {
            InvertedFile copy = mapped.resident();
            return new BuiltIndex(copy, 1, copy.bytes(), false, copy);
        }
    }

    /** Any index over a table of floats; the value of a knob is {@link Query#effort}. */
    private static Searcher over(Dataset data, Path scratch, List<Knob> knobs, Indexing indexing) throws IOException {
        Path file = scratch.resolve("items.emb");
        EmbeddingStore.write(file, VERSION, ElementType.F32, data.dimension(), writer -> {
            writer.append(new float[data.dimension()]); // the unknown
            data.items().forEach((row, vector) -> writer.append(vector));
        });
        EmbeddingStore store = EmbeddingStore.open(file);
        try {
            BuiltIndex index = indexing.over(store);
            return new SluiceSearcher(store, index, knobs, Files.size(file) + index.bytes());
        } catch (IOException | RuntimeException | Error e) {
            store.close();
            throw e;
        }
    }

    @Override
    public List<Knob> knobs(int k) {
        return knobs;
    }

    @Override
    public int[] search(float[] vector, int k, Knob knob) {
        Query asked = query.with().effort(knob.value()).build();
        int[] items = index.index().search(vector, k, asked).items();
        for (int i = 0; i < items.length; i++) {
            items[i]--; // the first row of a table is the unknown, that of a file is not
        }
        return items;
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public void close() throws IOException {
        index.close();
        store.close();
    }
}
