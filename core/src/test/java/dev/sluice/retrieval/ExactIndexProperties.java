package dev.sluice.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.Candidates;
import dev.sluice.ItemSet;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.store.ElementType;
import dev.sluice.store.EmbeddingStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Laws of the exact index: it is a sort of the allowed items by inner product, then item, cut at the limit. Vectors are
 * small whole numbers, so that products are exact and many are equal.
 */
class ExactIndexProperties {
    private static final ModelVersion VERSION = new ModelVersion("v1");
    private static final int DIMENSION = 3;
    private static final int[] SIZES = {1, 2, 64, 65, 1_000, 40_000};
    private static final List<EmbeddingStore> STORES = new java.util.ArrayList<>();
    private static final List<float[][]> VECTORS = new java.util.ArrayList<>();

    @BeforeContainer
    static void writeStores() throws IOException {
        Path directory = Files.createTempDirectory("sluice-exact");
        for (int size : SIZES) {
            float[][] rows = rows(size);
            Path file = directory.resolve(size + ".emb");
            EmbeddingStore.write(file, VERSION, ElementType.F32, DIMENSION, writer -> {
                for (float[] row : rows) {
                    writer.append(row);
                }
            });
            VECTORS.add(rows);
            STORES.add(EmbeddingStore.open(file));
            file.toFile().deleteOnExit();
        }
        directory.toFile().deleteOnExit();
    }

    @AfterContainer
    static void closeStores() {
        STORES.forEach(EmbeddingStore::close);
    }

    private static float[][] rows(int count) {
        Random random = new Random(count);
        float[][] rows = new float[count][DIMENSION];
        for (float[] row : rows) {
            for (int d = 0; d < DIMENSION; d++) {
                row[d] = random.nextInt(-3, 4);
            }
        }
        java.util.Arrays.fill(rows[0], 100);
        return rows;
    }

    @Property(tries = 300)
    void findsWhatASortOfTheAllowedWould(
            @ForAll @IntRange(max = 5) int store,
            @ForAll @IntRange(max = 100) int limit,
            @ForAll @IntRange(max = 4) int density,
            @ForAll long seed) {
        Random random = new Random(seed);
        float[] vector = {random.nextInt(-3, 4), random.nextInt(-3, 4), random.nextInt(-3, 4)};
        double share = List.of(0.0, 0.001, 0.05, 0.7, 1.0).get(density);
        int rows = SIZES[store];
        ItemSet allowed = ItemSet.matching(rows, item -> random.nextDouble() < share)
                .without(random.ints(20, 0, rows + 5).toArray());

        Candidates found = ExactIndex.over(STORES.get(store))
                .search(vector, limit, Query.of(VERSION, allowed).build());

        float[][] vectors = VECTORS.get(store);
        int[] expected = IntStream.of(allowed.toArray())
                .boxed()
                .sorted(Comparator.<Integer, Float>comparing(item -> -dot(vector, vectors[item]))
                        .thenComparing(item -> item))
                .limit(limit)
                .mapToInt(Integer::intValue)
                .toArray();
        assertThat(found.items()).isEqualTo(expected);
        for (int position = 0; position < found.size(); position++) {
            assertThat(found.score(position)).isEqualTo(dot(vector, vectors[found.item(position)]));
        }
    }

    private static float dot(float[] a, float[] b) {
        float sum = 0;
        for (int d = 0; d < a.length; d++) {
            sum += a[d] * b[d];
        }
        return sum == 0 ? 0 : sum;
    }
}
