package dev.sluice.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.internal.file.Durably;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
