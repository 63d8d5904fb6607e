package dev.sluice.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.Candidates;
import dev.sluice.ItemSet;
import dev.sluice.Query;
import dev.sluice.store.EmbeddingStore;
import dev.sluice.store.SampleQueries;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an index over many vectors that look like a factorization's finds and spends. */
class CalibrationTest {
    private static final int ROWS = 40_000;
    private static final int DIMENSION = 32;

    @TempDir
    private static Path directory;

    private static final FactorLike VECTORS = new FactorLike(DIMENSION, 300, 11);
    private static final Query ALL =
            Query.of(FactorLike.VERSION, ItemSet.all(ROWS)).build();
    private static final float[][] OTHERS = VECTORS.users(100);
    private static EmbeddingStore store;
    private static InvertedFile index;

    @BeforeAll
    static void build() throws IOException {
        store = VECTORS.items(directory.resolve("items.emb"), ROWS);
        Path file = directory.resolve("items.cells");
        InvertedFile.build(store, InvertedFileSettings.forItems(ROWS), SampleQueries.of(300, VECTORS.users(200)), file);
        index = InvertedFile.open(file, store);
    }

    @AfterAll
    static void close() {
        index.close();
        store.close();
    }

    @Test
    void findsItsShareOfTheBestForQueriesItHasNotSeenAndReadsAPart() {
        for (int limit : new int[] {10, 100, 300, 1000}) {
            assertThat(recall(index, limit, ALL)).as("recall@%d", limit).isGreaterThan(0.93);
            assertThat(index.share(limit)).as("share for %d", limit).isLessThan(0.4);
        }
    }

    @Test
    void excludingItemsCostsNoRecall() {
        Query half = Query.of(FactorLike.VERSION, ItemSet.matching(ROWS, item -> item % 2 == 0))
                .build();
        Query some = Query.of(FactorLike.VERSION, ItemSet.matching(ROWS, item -> item % 20 == 0))
                .build();

        assertThat(recall(index, 100, half)).isGreaterThan(0.93);
        assertThat(recall(index, 100, some)).isGreaterThan(0.93);
    }

    @Test
    void lessEffortFindsLess() {
        Query little = ALL.with().effort(0.1).build();

        assertThat(recall(index, 100, little)).isBetween(0.2, recall(index, 100, ALL) - 0.05);
    }

    @Test
    void canBeCalibratedLater() {
        InvertedFile modest = index.calibrated(SampleQueries.of(100, VECTORS.users(100)), 0.7);

        assertThat(recall(modest, 100, ALL)).isBetween(0.6, 0.8);
        assertThat(modest.share(100)).isLessThan(index.share(100));
    }

    @Test
    void manyThreadsFindTheSame() throws Exception {
        List<int[]> expected = new ArrayList<>();
        for (float[] other : OTHERS) {
            expected.add(index.search(other, 100, ALL).items());
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Boolean>> agreed = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                agreed.add(threads.submit(() -> {
                    for (int i = 0; i < OTHERS.length; i++) {
                        assertThat(index.search(OTHERS[i], 100, ALL).items()).isEqualTo(expected.get(i));
                    }
                    return true;
                }));
            }
            for (Future<Boolean> thread : agreed) {
                assertThat(thread.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static double recall(InvertedFile index, int limit, Query query) {
        ExactIndex exact = ExactIndex.over(store);
        int found = 0;
        for (float[] other : OTHERS) {
            IntOpenHashSet best = new IntOpenHashSet(
                    exact.search(other, limit, query.with().effort(1).build()).items());
            Candidates candidates = index.search(other, limit, query);
            for (int i = 0; i < candidates.size(); i++) {
                found += best.contains(candidates.item(i)) ? 1 : 0;
            }
        }
        return (double) found / OTHERS.length / limit;
    }
}
