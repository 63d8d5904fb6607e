package dev.sluice.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

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

class ResidentIndexTest {
    private static final ModelVersion VERSION = new ModelVersion("v1");
    private static final int ROWS = 20_000;

    @TempDir
    private Path directory;

    private EmbeddingStore store;
    private ResidentIndex index;

    /** Item {@code i} is as long as {@code ROWS - i}, all in one direction. */
    @BeforeEach
    void open() throws IOException {
        Path file = directory.resolve("items.emb");
        EmbeddingStore.write(file, VERSION, ElementType.F32, 2, writer -> {
            for (int row = 0; row < ROWS; row++) {
                writer.append(new float[] {ROWS - row, 0});
            }
        });
        store = EmbeddingStore.open(file);
        index = ResidentIndex.of(store, ElementType.F32, Similarity.INNER_PRODUCT);
    }

    @AfterEach
    void close() {
        index.close();
        store.close();
    }

    private static Query.Builder query() {
        return Query.of(VERSION, ItemSet.all(ROWS));
    }

    @Test
    void aScanEndsWhenWhatIsLeftIsTooShort() {
        AtomicInteger blocks = new AtomicInteger();
        Query query = query().cancellation(() -> {
                    blocks.incrementAndGet();
                    return false;
                })
                .build();

        assertThat(index.search(new float[] {1, 0}, 3, query).items()).containsExactly(1, 2, 3);
        assertThat(blocks).hasValueLessThan(4);

        blocks.set(0);
        assertThat(index.search(new float[] {-1, 0}, 3, query).items()).containsExactly(ROWS - 1, ROWS - 2, ROWS - 3);
        assertThat(blocks).hasValueGreaterThan(10);
    }

    @Test
    void aSearchNobodyWaitsForEnds() {
        Query query = query().cancellation(() -> true).build();
        Query few = query.with().allowed(ItemSet.of(ROWS, 5, 6)).build();

        assertThatThrownBy(() -> index.search(new float[2], 3, query)).isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> index.search(new float[2], 3, few)).isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> index.searchAll(List.of(new float[2]), 3, List.of(query)))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void refusesWhatEveryIndexRefuses() {
        Query query = query().build();
        Query other = Query.of(new ModelVersion("v2"), ItemSet.all(ROWS)).build();
        Query ofOtherSize = Query.of(VERSION, ItemSet.all(9)).build();

        assertThatThrownBy(() -> index.search(new float[3], 1, query))
                .hasMessage("query has 3 dimensions, store has 2");
        assertThatThrownBy(() -> index.search(new float[] {0, Float.POSITIVE_INFINITY}, 1, query))
                .hasMessage("query must be finite: Infinity in dimension 1");
        assertThatThrownBy(() -> index.search(new float[2], -1, query)).hasMessage("limit must be at least 0: -1");
        assertThatThrownBy(() -> index.search(new float[2], 1, other)).isInstanceOf(VersionMismatchException.class);
        assertThatThrownBy(() -> index.search(new float[2], 1, ofOtherSize))
                .hasMessage("query allows items of 9 rows, store has " + ROWS);
        assertThatThrownBy(() -> index.searchAll(List.of(new float[2]), 1, List.of()))
                .hasMessage("there must be a vector for each query: 1 for 0");
    }

    @Test
    void nothingIsFoundForNoLimitOrNothingAllowed() {
        Query nothing = Query.of(VERSION, ItemSet.of(ROWS)).build();

        assertThat(index.search(new float[2], 0, query().build()).size()).isZero();
        assertThat(index.search(new float[2], 5, nothing).size()).isZero();
        assertThat(index.searchAll(List.of(new float[2]), 5, List.of(nothing))
                        .get(0)
                        .size())
                .isZero();
        assertThat(index.searchAll(List.of(), 5, List.of())).isEmpty();
    }

    private EmbeddingStore table(float[]... rows) throws IOException {
        Path file = directory.resolve("table.emb");
        EmbeddingStore.write(file, VERSION, ElementType.F32, rows[0].length, writer -> {
            for (float[] row : rows) {
                writer.append(row);
            }
        });
        return EmbeddingStore.open(file);
    }

    @Test
    void aDirectionDoesNotDependOnTheLengthHoweverGreatOrSmall() throws IOException {
        try (EmbeddingStore axes = table(new float[2], new float[] {1e-45f, 1e-45f}, new float[] {3e38f, -3e38f});
                ResidentIndex cosine = ResidentIndex.of(axes, ElementType.F32, Similarity.COSINE)) {
            for (float length : new float[] {1e-45f, 1, 3e38f}) {
                Candidates found = cosine.search(
                        new float[] {length, length},
                        2,
                        Query.of(VERSION, ItemSet.all(3)).build());

                assertThat(found.items()).containsExactly(1, 2);
                assertThat(found.score(0)).isEqualTo(1, within(1e-6f));
                assertThat(found.score(1)).isEqualTo(0, within(1e-6f));
            }
        }
    }

    @Test
    void rowsWhoseLengthIsNoFloatAreScannedLikeOthers() throws IOException {
        try (EmbeddingStore lengthy = table(new float[2], new float[] {3e38f, 3e38f}, new float[] {1, 0});
                ResidentIndex scanned = ResidentIndex.of(lengthy, ElementType.F32, Similarity.INNER_PRODUCT)) {
            Query query = Query.of(VERSION, ItemSet.all(3)).build();

            assertThat(scanned.search(new float[2], 2, query).items()).containsExactly(1, 2);
        }
    }

    @Test
    void halfFloatsTakeNoEntryTheyCannotHold() throws IOException {
        try (EmbeddingStore lengthy = table(new float[2], new float[] {1e5f, 0})) {
            assertThatThrownBy(() -> ResidentIndex.of(lengthy, ElementType.F16, Similarity.INNER_PRODUCT))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("an entry of F16 must be at most 65504 once rounded: 100000.0 of item 1");
            try (ResidentIndex cosine = ResidentIndex.of(lengthy, ElementType.F16, Similarity.COSINE)) {
                assertThat(cosine.search(
                                        new float[] {0, 1},
                                        1,
                                        Query.of(VERSION, ItemSet.all(2)).build())
                                .items())
                        .containsExactly(1);
            }
        }
    }

    @Test
    void aZeroVectorHasNoDirection() {
        try (ResidentIndex cosine = ResidentIndex.of(store, ElementType.I8, Similarity.COSINE)) {
            assertThat(cosine.search(new float[2], 2, query().build()).score(0)).isZero();
            assertThat(cosine.search(new float[] {1, 0}, 2, query().build()).score(0))
                    .isEqualTo(1);
        }
    }

    @Test
    void memoryIsThatOfTheVectorsAndTheirItems() {
        try (ResidentIndex bytes = ResidentIndex.of(store, ElementType.I8, Similarity.INNER_PRODUCT)) {
            // Eight entries, filled up from two, a factor; an item, what rounding took; whole blocks.
            assertThat(bytes.bytes()).isBetween(ROWS * 20L - 20, (ROWS + 2048) * 20L);
        }
    }

    @Test
    void aClosedIndexIsRefused() {
        index.close();

        assertThatThrownBy(() -> index.search(new float[2], 1, query().build()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the index is closed");
    }
}
