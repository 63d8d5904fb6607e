package dev.sluice.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.Candidates;
import dev.sluice.ItemSet;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.VersionMismatchException;
import dev.sluice.store.ElementType;
import dev.sluice.store.EmbeddingStore;
import dev.sluice.store.SampleQueries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InvertedFileTest {
    private static final int ROWS = 3_000;
    private static final int DIMENSION = 16;

    @TempDir
    private Path directory;

    private final FactorLike vectors = new FactorLike(DIMENSION, 20, 7);
    private final Query all = Query.of(FactorLike.VERSION, ItemSet.all(ROWS)).build();
    private EmbeddingStore store;
    private InvertedFile index;

    @BeforeEach
    void build() throws IOException {
        store = vectors.items(directory.resolve("items.emb"), ROWS);
        index = index("items.cells", InvertedFileSettings.forItems(ROWS));
    }

    private InvertedFile index(String name, InvertedFileSettings settings) throws IOException {
        Path file = directory.resolve(name);
        InvertedFile.build(store, settings, SampleQueries.of(50, new FactorLike(DIMENSION, 20, 7).users(50)), file);
        return InvertedFile.open(file, store);
    }

    @AfterEach
    void close() {
        index.close();
        store.close();
    }

    @Test
    void findsNothingForNoLimitAndForNothingAllowed() {
        Query none = Query.of(FactorLike.VERSION, ItemSet.of(ROWS)).build();

        assertThat(index.search(vectors.user(), 0, all).size()).isZero();
        assertThat(index.search(vectors.user(), 5, none).size()).isZero();
        assertThat(index.isExact()).isFalse();
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

    private EmbeddingStore empty(ModelVersion version, String name) throws IOException {
        Path file = directory.resolve(name);
        EmbeddingStore.write(file, version, ElementType.F32, DIMENSION, writer -> writer.append(new float[DIMENSION]));
        return EmbeddingStore.open(file);
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
    void whatWasAddedIsFoundAtOnceWithItsExactScore() {
        float[] vector = vectors.user();
        float[] best = vector.clone();
        Norm.scale(best, 100);

        index.add(17, best);

        Candidates found = index.search(vector, 3, all);
        assertThat(found.item(0)).isEqualTo(17);
        assertThat(found.score(0)).isCloseTo((float) (100 * Math.pow(Norm.of(vector), 2)), within(1e-3f));
        assertThat(found.items()).doesNotHaveDuplicates();
    }

    private static org.assertj.core.data.Offset<Float> within(float offset) {
        return org.assertj.core.data.Offset.offset(offset);
    }

    @Test
    void itemsPastTheTableAreFoundByThoseWhoKnowThem() {
        float[] vector = vectors.user();
        index.add(ROWS + 4, vector);
        Query wider = Query.of(FactorLike.VERSION, ItemSet.all(ROWS + 5)).build();

        assertThat(index.search(vector, Integer.MAX_VALUE, wider).size()).isEqualTo(ROWS);
        assertThat(index.search(vector, Integer.MAX_VALUE, wider).items()).contains(ROWS + 4);
        assertThat(index.search(vector, Integer.MAX_VALUE, all).items()).doesNotContain(ROWS + 4);
    }

    @Test
    void whatWasRemovedIsNotFoundUntilItIsAddedAgain() {
        float[] vector = vectors.user();
        int best = index.search(vector, 1, all).item(0);

        index.remove(best);
        assertThat(index.search(vector, Integer.MAX_VALUE, all).size()).isEqualTo(ROWS - 2);
        assertThat(index.search(vector, Integer.MAX_VALUE, all).items()).doesNotContain(best);

        index.add(best, vector);
        assertThat(index.search(vector, Integer.MAX_VALUE, all).items()).contains(best);
    }

    @Test
    void aCatalogueMayStillHaveTheRowOfAnItemThatWasAddedAndRemoved() {
        Query ofMore = Query.of(FactorLike.VERSION, ItemSet.all(ROWS + 1)).build();
        index.add(ROWS, vectors.user());
        index.remove(ROWS);

        assertThat(index.search(vectors.user(), Integer.MAX_VALUE, ofMore).size())
                .isEqualTo(ROWS - 1);
    }

    @Test
    void anIndexOfNothingCanBeAddedTo() throws IOException {
        float[] vector = vectors.user();
        Path file = directory.resolve("none.cells");
        try (EmbeddingStore none = empty(FactorLike.VERSION, "none.emb")) {
            InvertedFile.build(none, InvertedFileSettings.forItems(1), SampleQueries.of(1, new float[0][]), file);
            try (InvertedFile added = InvertedFile.open(file, none)) {
                added.add(1, vector);

                Query query = Query.of(FactorLike.VERSION, ItemSet.all(2)).build();
                assertThat(added.search(vector, 3, query).items()).containsExactly(1);
                assertThat(added.advice().drift()).isZero();
            }
        }
    }

    @Test
    void refusesToAddWhatIsNoItem() {
        assertThatThrownBy(() -> index.add(0, vectors.item())).hasMessage("an item is at least 1: 0");
        assertThatThrownBy(() -> index.remove(-1)).hasMessage("an item is at least 1: -1");
        assertThatThrownBy(() -> index.add(1, new float[2])).hasMessage("query has 2 dimensions, store has 16");
    }

    @Test
    void advisesToRebuildWhenMuchWasChangedOrFitsBadly() {
        assertThat(index.advice().rebuild()).isFalse();
        for (int item = 1; item <= 100; item++) {
            float[] elsewhere = new float[DIMENSION];
            elsewhere[item % DIMENSION] = item % 3 - 1.5f;
            elsewhere[(item + 5) % DIMENSION] = 1;
            index.add(item, elsewhere);
        }

        IndexAdvice advice = index.advice();
        assertThat(advice.added()).isEqualTo(100);
        assertThat(advice.drift()).isGreaterThan(0.1);
        assertThat(advice.rebuild()).isTrue();
        assertThat(advice.reason()).contains("3.3 % of the items changed").contains("over 10 %");
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
