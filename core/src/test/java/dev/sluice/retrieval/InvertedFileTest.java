package dev.sluice.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.Candidates;
import dev.sluice.ItemSet;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.VersionMismatchException;
import dev.sluice.store.EmbeddingStore;
import dev.sluice.store.SampleQueries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What an inverted file finds, refuses and writes. */
class InvertedFileTest extends BuiltInvertedFile {
    @Test
    void findsNothingForNoLimitAndForNothingAllowed() {
        Query none = Query.of(FactorLike.VERSION, ItemSet.of(ROWS)).build();

        assertThat(index.search(vectors.user(), 0, all).size()).isZero();
        assertThat(index.search(vectors.user(), 5, none).size()).isZero();
    }

    @Test
    void findsAllWhenMoreAreAskedThanThereAre() {
        assertThat(index.search(vectors.user(), Integer.MAX_VALUE, all).size()).isEqualTo(ROWS - 1);
    }

    @Test
    void refusesVectorsOfTheWrongShape() {
        assertThatThrownBy(() -> index.search(new float[3], 1, all))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("query has 3 dimensions, store has 16");
        float[] vector = vectors.user();
        vector[1] = Float.NaN;
        assertThatThrownBy(() -> index.search(vector, 1, all))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("query must be finite: NaN in dimension 1");
    }

    @Test
    void refusesWhatItCannotAnswer() {
        float[] vector = vectors.user();
        Query ofMore = Query.of(FactorLike.VERSION, ItemSet.all(ROWS + 1)).build();
        Query ofOther = Query.of(new ModelVersion("v2"), ItemSet.all(ROWS)).build();

        assertThatThrownBy(() -> index.search(vector, -1, all)).hasMessage("limit must be at least 0: -1");
        assertThatThrownBy(() -> index.search(vector, 1, ofMore))
                .hasMessage("query allows items of 3001 rows, store has 3000");
        assertThatThrownBy(() -> index.search(vector, 1, ofOther)).isInstanceOf(VersionMismatchException.class);
    }

    @Test
    void aClosedIndexSaysSo() {
        index.close();

        assertThatThrownBy(() -> index.search(vectors.user(), 1, all))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("items.cells is closed");
        assertThatThrownBy(() -> index.add(1, vectors.item())).hasMessage("items.cells is closed");
    }

    @Test
    void refusesATableItWasNotBuiltOf() throws IOException {
        Path file = directory.resolve("items.cells");
        try (EmbeddingStore fewer = vectors.items(directory.resolve("fewer.emb"), ROWS - 1);
                EmbeddingStore other = empty(new ModelVersion("v2"), "other.emb")) {
            assertThatThrownBy(() -> InvertedFile.open(file, fewer))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("items.cells is of 3000 rows of 16, the table has 2999 of 16");
            assertThatThrownBy(() -> InvertedFile.open(file, other)).isInstanceOf(VersionMismatchException.class);
        }
    }

    @Test
    void aCancelledSearchStopsAtTheNextMebibyte() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        try (EmbeddingStore many = new FactorLike(256, 20, 7).items(directory.resolve("many.emb"), 12_000)) {
            Path file = directory.resolve("many.cells");
            InvertedFile.build(many, InvertedFileSettings.forItems(500), SampleQueries.none(), file);
            try (InvertedFile large = InvertedFile.open(file, many)) {
                Query query = Query.of(FactorLike.VERSION, ItemSet.all(12_000))
                        .cancellation(() -> asked.incrementAndGet() > 2)
                        .build();
                float[] vector = new FactorLike(256, 20, 7).user();

                assertThatThrownBy(() -> large.search(vector, 1, query)).isInstanceOf(CancellationException.class);
            }
        }
        assertThat(asked).hasValue(3);
    }

    @Test
    void aCopyInMemoryFindsTheSameAndOutlivesTheIndex() throws IOException {
        float[] vector = vectors.user();
        Candidates expected = index.search(vector, 100, all);

        try (InvertedFile copy = index.resident()) {
            index.close();

            assertThat(copy.search(vector, 100, all).items()).isEqualTo(expected.items());
        }
    }

    @Test
    void equalSettingsWriteEqualBytes() throws IOException {
        InvertedFileSettings settings = InvertedFileSettings.forItems(ROWS);
        index("again.cells", settings).close();
        index("other.cells", settings.withSeed(3)).close();

        byte[] expected = Files.readAllBytes(directory.resolve("items.cells"));
        assertThat(Files.readAllBytes(directory.resolve("again.cells"))).isEqualTo(expected);
        assertThat(Files.readAllBytes(directory.resolve("other.cells"))).isNotEqualTo(expected);
    }

    @Test
    void readsMoreForMoreItemsAndNoMoreThanAll() {
        assertThat(index.share(1)).isLessThanOrEqualTo(index.share(100));
        assertThat(index.share(100)).isLessThanOrEqualTo(index.share(1000));
        assertThat(index.share(1_000_000)).isLessThanOrEqualTo(1);
        assertThat(index.reading(0.25).share(1000)).isEqualTo(0.25);
        assertThatThrownBy(() -> index.reading(0)).hasMessage("share must be in (0, 1]: 0.0");
    }

    @Test
    void aVersionHoldsIt() throws IOException {
        float[][] rows = new FactorLike(DIMENSION, 5, 1).users(200);
        try (PublishedModel model = PublishedModel.in(directory.resolve("models"), writer -> {
            writer.catalogue(PublishedModel.catalogue(200, 1));
            PublishedModel.embeddings(writer, "als.items", rows);
            try (EmbeddingStore items = EmbeddingStore.open(writer.file("als.items"))) {
                writer.invertedFile(
                        "als.items.cells",
                        file -> InvertedFile.build(
                                items, InvertedFileSettings.forItems(201), SampleQueries.of(5, rows), file));
            }
        })) {
            model.snapshot().verify();
            try (InvertedFile published = InvertedFile.of(model.snapshot(), "als.items")) {
                Query query = Query.of(model.version(), ItemSet.all(201)).build();

                assertThat(published.search(rows[41], 200, query).size()).isEqualTo(200);
            }
            assertThat(model.snapshot().tables()).containsExactly("als.items", "als.items.cells");
        }
    }
}
