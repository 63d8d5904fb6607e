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
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExactIndexTest {
    private static final ModelVersion VERSION = new ModelVersion("v1");

    @TempDir
    private Path directory;

    private EmbeddingStore store;
    private ExactIndex index;

    @BeforeEach
    void open() throws IOException {
        store = store(2, new float[][] {{9, 9}, {2e5f, 0}, {1, 0}, {0.5f, 0}});
        index = ExactIndex.over(store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void anExcludedItemStaysOutHoweverGreatItsScore() {
        Candidates found = index.search(
                new float[] {1, 0}, 1, query(ItemSet.all(4).without(1)).build());

        assertThat(found.items()).containsExactly(2);
    }

    @Test
    void findsAllThatAreAllowedWhenMoreAreAsked() {
        Candidates found = index.search(
                new float[] {1, 0}, Integer.MAX_VALUE, query(ItemSet.all(4)).build());

        assertThat(found.items()).containsExactly(1, 2, 3);
    }

    @Test
    void manyAreSearchedTogetherUntilAllAreGivenUp() {
        float[] vector = {1, 0};
        AtomicInteger asked = new AtomicInteger();
        Query goesOn = query(ItemSet.all(4)).build();
        Query givenUp = query(ItemSet.all(4))
                .cancellation(() -> asked.incrementAndGet() > 0)
                .build();

        assertThat(index.searchAll(List.of(vector, vector), 2, List.of(givenUp, goesOn)))
                .allSatisfy(found -> assertThat(found.items()).containsExactly(1, 2));
        assertThat(asked).hasPositiveValue();
        assertThatThrownBy(() -> index.searchAll(List.of(vector), 2, List.of(givenUp)))
                .isInstanceOf(CancellationException.class)
                .hasMessage("search given up at item 0");
        assertThatThrownBy(() -> index.searchAll(List.of(vector), 2, List.of()))
                .hasMessage("there must be a vector for each query: 1 for 0");
    }

    @Test
    void findsNothingForNoLimitAndForNothingAllowed() {
        float[] vector = {1, 0};

        assertThat(index.search(vector, 0, query(ItemSet.all(4)).build()).size())
                .isZero();
        assertThat(index.search(vector, 3, query(ItemSet.of(4)).build()).size()).isZero();
    }

    @Test
    void anItemWhoseScoreIsNoNumberIsNotFound() throws IOException {
        try (EmbeddingStore huge = store(2, new float[][] {{0, 0}, {3e38f, 3e38f}, {1, 0}})) {
            Candidates found = ExactIndex.over(huge)
                    .search(new float[] {10, -10}, 2, query(ItemSet.all(3)).build());

            assertThat(found.items()).containsExactly(2);
        }
    }

    @Test
    void refusesVectorsOfTheWrongShape() {
        Query query = query(ItemSet.all(4)).build();

        assertThatThrownBy(() -> index.search(new float[3], 1, query))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("query has 3 dimensions, store has 2");
        assertThatThrownBy(() -> index.search(new float[] {0, Float.NaN}, 1, query))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("query must be finite: NaN in dimension 1");
    }

    @Test
    void refusesWhatItCannotAnswer() {
        float[] vector = {1, 0};

        assertThatThrownBy(() -> index.search(vector, -1, query(ItemSet.all(4)).build()))
                .hasMessage("limit must be at least 0: -1");
        assertThatThrownBy(() -> index.search(vector, 1, query(ItemSet.all(5)).build()))
                .hasMessage("query allows items of 5 rows, store has 4");
        assertThatThrownBy(() -> index.search(
                        vector,
                        1,
                        Query.of(new ModelVersion("v2"), ItemSet.all(4)).build()))
                .isInstanceOf(VersionMismatchException.class);
    }

    @Test
    void aCancelledSearchStopsAtTheNextBlock() throws IOException {
        float[][] rows = new float[50_000][16];
        AtomicInteger asked = new AtomicInteger();
        try (EmbeddingStore large = store(16, rows)) {
            Query query = query(ItemSet.all(rows.length))
                    .cancellation(() -> asked.incrementAndGet() > 2)
                    .build();

            assertThatThrownBy(() -> ExactIndex.over(large).search(new float[16], 1, query))
                    .isInstanceOf(CancellationException.class);
        }
        assertThat(asked).hasValue(3);
    }

    private static Query.Builder query(ItemSet allowed) {
        return Query.of(VERSION, allowed);
    }

    private EmbeddingStore store(int dimension, float[][] rows) throws IOException {
        Path file = directory.resolve(rows.length + ".emb");
        EmbeddingStore.write(file, VERSION, ElementType.F32, dimension, writer -> {
            for (float[] row : rows) {
                writer.append(row);
            }
        });
        return EmbeddingStore.open(file);
    }
}
