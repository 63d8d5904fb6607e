package dev.sluice.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.internal.file.Durably;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/** Laws of an embedding table, in files of many small segments and small checksummed chunks. */
class EmbeddingStoreProperties {
    private static final int CHUNK_BYTES = 1000;

    private Path file = Path.of("");

    @BeforeProperty
    void name() throws IOException {
        file = Files.createTempDirectory("embeddings").resolve("items.emb");
    }

    @AfterProperty
    void delete() throws IOException {
        Durably.deleteTree(file.toAbsolutePath().getParent());
    }

    @Property(tries = 100)
    void readsBackEveryBit(
            @ForAll @IntRange(max = 200) int rows,
            @ForAll @IntRange(min = 1, max = 64) int dimension,
            @ForAll @IntRange(min = 256, max = 8192) int segmentBytes,
            @ForAll long seed)
            throws IOException {
        float[][] table = write(rows, dimension, new Random(seed));
        try (EmbeddingStore store = EmbeddingStore.open(file, segmentBytes)) {
            assertThat(store.rows()).isEqualTo(rows);
            assertThat(store.dimension()).isEqualTo(dimension);
            assertThat(store.version()).isEqualTo(Tables.VERSION);
            float[] row = new float[dimension + 1];
            row[dimension] = 42;
            for (int i = 0; i < rows; i++) {
                store.copyRow(i, row);
                for (int j = 0; j < dimension; j++) {
                    assertThat(Float.floatToRawIntBits(row[j])).isEqualTo(Float.floatToRawIntBits(table[i][j]));
                }
                assertThat(row[dimension]).isEqualTo(42);
            }
            store.verify();
        }
    }

    @Property(tries = 100)
    void scansAndGathersTheSameScores(
            @ForAll @IntRange(min = 1, max = 200) int rows,
            @ForAll @IntRange(min = 1, max = 64) int dimension,
            @ForAll @IntRange(min = 256, max = 8192) int segmentBytes,
            @ForAll long seed)
            throws IOException {
        Random random = new Random(seed);
        write(rows, dimension, random);
        float[] query = new float[dimension];
        query[random.nextInt(dimension)] = 1;
        int from = random.nextInt(rows);
        int[] which = random.ints(50, 0, rows).toArray();
        try (EmbeddingStore one = EmbeddingStore.open(file);
                EmbeddingStore many = EmbeddingStore.open(file, segmentBytes)) {
            float[] expected = new float[rows];
            one.dot(query, 0, rows, expected);
            float[] scanned = new float[rows];
            many.dot(query, from, rows - from, scanned);
            float[] gathered = new float[which.length];
            many.dotRows(query, which, gathered);

            for (int i = 0; i < rows - from; i++) {
                assertThat(scanned[i]).isEqualTo(expected[from + i]);
            }
            for (int i = 0; i < which.length; i++) {
                assertThat(gathered[i]).isEqualTo(expected[which[i]]);
            }
        }
    }

    /** To the last bit, in every form: what a model reads must not depend on how many are asked for at once. */
    @Property(tries = 100)
    void manyQueriesHaveTheScoresOfEachAlone(
            @ForAll ElementType type,
            @ForAll @IntRange(min = 1, max = 150) int dimension,
            @ForAll @IntRange(min = 2048, max = 8192) int segmentBytes,
            @ForAll long seed)
            throws IOException {
        Random random = new Random(seed);
        EmbeddingStore.write(file, Tables.VERSION, type, dimension, writer -> {
            for (int row = 0; row < 100; row++) {
                writer.append(normal(random, dimension));
            }
        });
        int many = random.nextInt(6);
        int[] which = random.ints(80, 0, 100).toArray();
        int count = random.nextInt(which.length + 1);
        float[] queries = normal(random, many * dimension + 1);
        float[] scores = new float[many * count + 1];
        scores[many * count] = 42;
        try (EmbeddingStore store = EmbeddingStore.open(file, segmentBytes)) {
            store.productsOfRows(queries, many, which, count, scores);

            for (int query = 0; query < many; query++) {
                float[] alone = new float[count];
                store.dotRows(
                        Arrays.copyOfRange(queries, query * dimension, (query + 1) * dimension), which, count, alone);
                assertThat(Arrays.copyOfRange(scores, query * count, (query + 1) * count))
                        .isEqualTo(alone);
            }
            assertThat(scores[many * count]).isEqualTo(42);
        }
    }

    private static float[] normal(Random random, int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }

    private float[][] write(int rows, int dimension, Random random) throws IOException {
        float[][] table = new float[rows][dimension];
        for (float[] row : table) {
            for (int i = 0; i < dimension; i++) {
                float any = Float.intBitsToFloat(random.nextInt());
                row[i] = Float.isFinite(any) ? any : -0.0f;
            }
        }
        EmbeddingStore.write(
                file, Tables.VERSION, ElementType.F32, dimension, writer -> Tables.append(writer, table), CHUNK_BYTES);
        return table;
    }
}
