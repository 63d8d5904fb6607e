package dev.sluice.benchmarks.peers;

import dev.sluice.ItemSet;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.retrieval.ExactIndex;
import dev.sluice.retrieval.VectorIndex;
import dev.sluice.store.ElementType;
import dev.sluice.store.EmbeddingStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** One of our indexes over a mapped table, asked as a candidate generator asks it. */
final class SluiceSearcher implements Searcher {
    private static final ModelVersion VERSION = new ModelVersion("peers");

    private final EmbeddingStore store;
    private final VectorIndex index;
    private final List<Knob> knobs;
    private final long bytes;
    private final Query query;

    private SluiceSearcher(EmbeddingStore store, VectorIndex index, List<Knob> knobs, long bytes) {
        this.store = store;
        this.index = index;
        this.knobs = knobs;
        this.bytes = bytes;
        this.query = Query.of(VERSION, ItemSet.all((int) store.rows())).build();
    }

    /** The scan of every row. */
    static Searcher exact(Dataset data, Path scratch) throws IOException {
        return over(data, scratch, ExactIndex::over, List.of(Knob.SCAN));
    }

    /** Any index over a table of floats; the value of a knob is {@link Query#effort}. */
    private static Searcher over(
            Dataset data, Path scratch, Function<EmbeddingStore, VectorIndex> index, List<Knob> knobs)
            throws IOException {
        Path file = scratch.resolve("items.emb");
        EmbeddingStore.write(file, VERSION, ElementType.F32, data.dimension(), writer -> {
            writer.append(new float[data.dimension()]); // the unknown
            data.items().forEach((row, vector) -> writer.append(vector));
        });
        EmbeddingStore store = EmbeddingStore.open(file);
        return new SluiceSearcher(store, index.apply(store), knobs, Files.size(file));
    }

    @Override
    public List<Knob> knobs(int k) {
        return knobs;
    }

    @Override
    public int[] search(float[] vector, int k, Knob knob) {
        Query asked = query.with().effort(knob.value()).build();
        int[] items = index.search(vector, k, asked).items();
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
    public void close() {
        store.close();
    }
}
