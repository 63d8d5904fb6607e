package dev.sluice.retrieval;

import dev.sluice.ItemSet;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.store.ElementType;
import dev.sluice.store.EmbeddingStore;
import dev.sluice.store.SampleQueries;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Builds an inverted file of some thousand items for each test. */
abstract class BuiltInvertedFile {
    static final int ROWS = 3_000;
    static final int DIMENSION = 16;

    @TempDir
    Path directory;

    final FactorLike vectors = new FactorLike(DIMENSION, 20, 7);
    final Query all = Query.of(FactorLike.VERSION, ItemSet.all(ROWS)).build();
    EmbeddingStore store;
    InvertedFile index;

    @BeforeEach
    void build() throws IOException {
        store = vectors.items(directory.resolve("items.emb"), ROWS);
        index = index("items.cells", InvertedFileSettings.forItems(ROWS));
    }

    InvertedFile index(String name, InvertedFileSettings settings) throws IOException {
        Path file = directory.resolve(name);
        InvertedFile.build(store, settings, SampleQueries.of(50, new FactorLike(DIMENSION, 20, 7).users(50)), file);
        return InvertedFile.open(file, store);
    }

    @AfterEach
    void close() {
        index.close();
        store.close();
    }

    EmbeddingStore empty(ModelVersion version, String name) throws IOException {
        Path file = directory.resolve(name);
        EmbeddingStore.write(file, version, ElementType.F32, DIMENSION, writer -> writer.append(new float[DIMENSION]));
        return EmbeddingStore.open(file);
    }
}
