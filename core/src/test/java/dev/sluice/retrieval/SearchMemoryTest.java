package dev.sluice.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ItemSet;
import dev.sluice.Query;
import dev.sluice.store.ElementType;
import dev.sluice.store.EmbeddingStore;
import dev.sluice.store.SampleQueries;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a search allocates does not grow with the rows it reads. */
class SearchMemoryTest {
    private static final int ROWS = 100_000;
    private static final int DIMENSION = 64;
    private static final int LIMIT = 1000;
    private static final int WARM_UP = 10;
    private static final int SEARCHES = 10;
    /** Indexes and scores. */
    private static final int MOST_ROUNDS = 20;

    private static final long ANSWER_BYTES = LIMIT * 8L;
    private static final long MOST_BYTES = ANSWER_BYTES + 32 * 1024;

    private static final FactorLike VECTORS = new FactorLike(DIMENSION, 300, 11);
    private static final float[][] USERS = VECTORS.users(WARM_UP + SEARCHES);
    private static final Query ALL =
            Query.of(FactorLike.VERSION, ItemSet.all(ROWS)).build();

    @TempDir
    private static Path directory;

    private static EmbeddingStore store;

    @BeforeAll
    static void write() throws IOException {
        store = VECTORS.items(directory.resolve("items.emb"), ROWS);
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @ParameterizedTest
    @EnumSource(ElementType.class)
    void readingATable(ElementType type) throws IOException, JMException {
        Path file = directory.resolve(type + ".emb");
        EmbeddingStore.write(file, FactorLike.VERSION, type, DIMENSION, store::appendTo);
        try (EmbeddingStore table = EmbeddingStore.open(file)) {
            requireLittle(ExactIndex.over(table));
        }
    }

    @ParameterizedTest
    @EnumSource(ElementType.class)
    void readingACopy(ElementType type) throws JMException {
        for (Similarity similarity : Similarity.values()) {
            try (ResidentIndex index = ResidentIndex.of(store, type, similarity)) {
                requireLittle(index);
            }
        }
    }

    @Test
    void readingCells() throws IOException, JMException {
        Path file = directory.resolve("items.cells");
        SampleQueries sample = SampleQueries.of(100, VECTORS.users(50));
        InvertedFile.build(store, InvertedFileSettings.forItems(ROWS), sample, file);
        try (InvertedFile index = InvertedFile.open(file, store)) {
            requireLittle(index);
        }
    }

    private static void requireLittle(VectorIndex index) throws JMException {
        long each = allocatedBySearch(index);
        // Until the compiler has been there, loops make objects that nobody sees; on a busy machine it comes late.
        for (int round = 0; each > MOST_BYTES && round < MOST_ROUNDS; round++) {
            each = allocatedBySearch(index);
        }
        assertThat(each).isBetween(ANSWER_BYTES, MOST_BYTES);
    }

    private static long allocatedBySearch(VectorIndex index) throws JMException {
        for (int i = 0; i < WARM_UP; i++) {
            assertThat(index.search(USERS[i], LIMIT, ALL).size()).isEqualTo(LIMIT);
        }
        long before = allocatedBytes();
        long asking = allocatedBytes() - before;
        for (int i = WARM_UP; i < USERS.length; i++) {
            index.search(USERS[i], LIMIT, ALL);
        }
        return (allocatedBytes() - before - 2 * asking) / SEARCHES;
    }

    /** Through the server of beans, as the module that declares the method is not read by this one. */
    private static long allocatedBytes() throws JMException {
        return (long) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName(ManagementFactory.THREAD_MXBEAN_NAME),
                        "getThreadAllocatedBytes",
                        new Object[] {Thread.currentThread().getId()},
                        new String[] {"long"});
    }
}
