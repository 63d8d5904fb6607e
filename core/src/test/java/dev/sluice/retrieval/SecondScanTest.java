package dev.sluice.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.Candidates;
import dev.sluice.ItemSet;
import dev.sluice.Query;
import dev.sluice.store.ElementType;
import dev.sluice.store.EmbeddingStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When bytes do not tell which items are best, and what is read then: every block asks once whether to go on. */
class SecondScanTest {
    private static final int ROWS = 20_481;
    /** Of 2,048 rows. */
    private static final int BLOCKS = 10;

    private static final int LIMIT = 10;

    private final AtomicInteger questions = new AtomicInteger();

    private Query query(int rows) {
        return Query.of(RoundedRows.VERSION, ItemSet.all(rows))
                .cancellation(() -> {
                    questions.incrementAndGet();
                    return false;
                })
                .build();
    }

    /**
     * All rows are about as long, so that none is too short, and score 0 for a query in the first dimension but for
     * some, the later ones the better, by less than bytes can tell.
     */
    private static EmbeddingStore alike(int number) {
        int[] item = {0};
        return RoundedRows.table(ROWS, 2, row -> {
            item[0]++;
            boolean isLike = item[0] > 5_000 && item[0] <= 5_000 + number;
            row[0] = isLike ? 1 + item[0] * 2e-7f : 0;
            row[1] = isLike ? 0.5f : 1.12f; // half a step from what bytes can hold
        });
    }

    private Candidates found(EmbeddingStore table) {
        questions.set(0);
        float[] vector = {1, 0};
        try (ResidentIndex index = ResidentIndex.of(table, ElementType.I8, Similarity.INNER_PRODUCT)) {
            Candidates found = index.search(vector, LIMIT, query(ROWS));
            Query other = Query.of(RoundedRows.VERSION, ItemSet.all(ROWS)).build();
            Candidates together =
                    index.searchAll(List.of(vector), LIMIT, List.of(other)).get(0);
            Candidates exact = ExactIndex.over(table).search(vector, LIMIT, other);

            assertThat(found.items()).isEqualTo(exact.items());
            assertThat(found.scores()).isEqualTo(exact.scores());
            assertThat(together.items()).isEqualTo(exact.items());
            return found;
        }
    }

    private static int[] last(int number) {
        return IntStream.range(0, LIMIT).map(i -> 5_000 + number - i).toArray();
    }

    @Test
    void aListThatHoldsAllThatMayBeBestSuffices() {
        try (EmbeddingStore table = alike(40)) {
            assertThat(found(table).items()).isEqualTo(last(40));
            assertThat(questions).hasValue(BLOCKS);
        }
    }

    @Test
    void ofMoreThatMayBeBestAllAreScored() {
        try (EmbeddingStore table = alike(1_000)) {
            assertThat(found(table).items()).isEqualTo(last(1_000));
            assertThat(questions).hasValue(2 * BLOCKS);
        }
    }

    @Test
    void ofMostTheTableIsReadInOrder() {
        try (EmbeddingStore table = alike(15_000)) {
            assertThat(found(table).items()).isEqualTo(last(15_000));
            assertThat(questions.get()).isGreaterThan(BLOCKS + ROWS / 1024).isLessThan(2 * BLOCKS + ROWS / 1024);
        }
    }

    @Test
    void equalVectorsOfNoLengthNeedNoSecondScan() {
        try (EmbeddingStore table = RoundedRows.table(ROWS, 2, row -> Arrays.fill(row, 0))) {
            assertThat(found(table).items())
                    .isEqualTo(IntStream.rangeClosed(1, LIMIT).toArray());
            assertThat(questions).hasValue(BLOCKS);
        }
    }

    @Test
    void vectorsLikeThoseOfFactorisationsNeedNone(@TempDir Path directory) throws IOException {
        FactorLike vectors = new FactorLike(64, 300, 5);
        int rows = 4 * 2048 + 1;
        try (EmbeddingStore table = vectors.items(directory.resolve("items.emb"), rows)) {
            for (ElementType type : List.of(ElementType.F16, ElementType.I8)) {
                try (ResidentIndex index = ResidentIndex.of(table, type, Similarity.INNER_PRODUCT)) {
                    for (float[] user : vectors.users(20)) {
                        for (int limit : new int[] {10, 100, 1000}) {
                            questions.set(0);
                            index.search(user, limit, query(rows));
                            assertThat(questions.get()).isLessThanOrEqualTo(type == ElementType.I8 ? 4 : 16);
                        }
                    }
                }
            }
        }
    }
}
