package dev.sluice.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.Candidates;
import dev.sluice.ItemSet;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.store.ElementType;
import dev.sluice.store.EmbeddingStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
 * Laws of the copied index. Small whole numbers are exact as floats and as half floats, so that products are exact and
 * many are equal: then it is a sort of the allowed items by product, then item.
 */
class ResidentIndexProperties {
    private static final ModelVersion VERSION = new ModelVersion("v1");
    private static final int DIMENSION = 11;
    private static final int[] SIZES = {1, 2, 65, 1_057, 7_000};
    private static final List<float[][]> WHOLE = new ArrayList<>();
    private static final List<EmbeddingStore> WHOLE_STORES = new ArrayList<>();
    private static final List<EmbeddingStore> STORES = new ArrayList<>();

    @BeforeContainer
    static void writeStores() throws IOException {
        for (int size : SIZES) {
            Random random = new Random(size);
            float[][] whole = new float[size][DIMENSION];
            float[][] any = new float[size][DIMENSION];
            for (int row = 0; row < size; row++) {
                float length = (float) Math.exp(random.nextGaussian());
                for (int d = 0; d < DIMENSION; d++) {
                    whole[row][d] = random.nextInt(-3, 4);
                    any[row][d] = length * (float) random.nextGaussian();
                }
            }
            Arrays.fill(whole[0], 100);
            Arrays.fill(any[0], 100);
            WHOLE.add(whole);
            WHOLE_STORES.add(store(whole));
            STORES.add(store(any));
        }
    }

    private static EmbeddingStore store(float[][] rows) throws IOException {
        Path file = Files.createTempFile("items", ".emb");
        file.toFile().deleteOnExit();
        EmbeddingStore.write(file, VERSION, ElementType.F32, DIMENSION, writer -> {
            for (float[] row : rows) {
                writer.append(row);
            }
        });
        return EmbeddingStore.open(file);
    }

    @AfterContainer
    static void closeStores() {
        WHOLE_STORES.forEach(EmbeddingStore::close);
        STORES.forEach(EmbeddingStore::close);
    }

    @Property(tries = 200)
    void wholeNumbersAreFoundAsASortOfTheAllowedWould(
            @ForAll @IntRange(max = 4) int size,
            @ForAll boolean halves,
            @ForAll @IntRange(max = 100) int limit,
            @ForAll @IntRange(max = 4) int density,
            @ForAll @IntRange(min = 1, max = 70) int queries,
            @ForAll long seed) {
        Random random = new Random(seed);
        List<float[]> vectors = new ArrayList<>();
        List<Query> asked = new ArrayList<>();
        for (int i = 0; i < queries; i++) {
            vectors.add(wholeNumbers(random));
            asked.add(
                    query(random, SIZES[size], List.of(0.0, 0.01, 0.1, 0.7, 1.0).get(density)));
        }
        ElementType type = halves ? ElementType.F16 : ElementType.F32;
        try (ResidentIndex index = ResidentIndex.of(WHOLE_STORES.get(size), type, Similarity.INNER_PRODUCT)) {
            List<Candidates> together = index.searchAll(vectors, limit, asked);
            List<Candidates> whereTheyAre =
                    ExactIndex.over(WHOLE_STORES.get(size)).searchAll(vectors, limit, asked);
            assertThat(together).hasSize(queries);
            for (int i = 0; i < queries; i += 23) {
                Candidates found = index.search(vectors.get(i), limit, asked.get(i));
                int[] expected =
                        sorted(vectors.get(i), WHOLE.get(size), asked.get(i).allowed(), limit);
                assertThat(found.items()).isEqualTo(expected);
                assertThat(together.get(i).items()).isEqualTo(expected);
                assertThat(whereTheyAre.get(i).items()).isEqualTo(expected);
                for (int position = 0; position < found.size(); position++) {
                    float score = dot(vectors.get(i), WHOLE.get(size)[found.item(position)]);
                    assertThat(found.score(position)).isEqualTo(score);
                    assertThat(together.get(i).score(position)).isEqualTo(score);
                }
            }
        }
    }

    private static float[] wholeNumbers(Random random) {
        float[] vector = new float[DIMENSION];
        for (int d = 0; d < DIMENSION; d++) {
            vector[d] = random.nextInt(-3, 4);
        }
        return vector;
    }

    private static Query query(Random random, int rows, double share) {
        ItemSet allowed = ItemSet.matching(rows, item -> random.nextDouble() < share)
                .without(random.ints(20, 0, rows + 5).toArray());
        return Query.of(VERSION, allowed).build();
    }

    private static int[] sorted(float[] vector, float[][] rows, ItemSet allowed, int limit) {
        return IntStream.of(allowed.toArray())
                .boxed()
                .sorted(Comparator.<Integer, Float>comparing(item -> -dot(vector, rows[item]))
                        .thenComparing(item -> item))
                .limit(limit)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static float dot(float[] a, float[] b) {
        float sum = 0;
        for (int d = 0; d < a.length; d++) {
            sum += a[d] * b[d];
        }
        return sum == 0 ? 0 : sum;
    }

    @Property(tries = 100)
    void floatsFindTheBestButForTheRoundingOfSums(
            @ForAll @IntRange(max = 4) int size,
            @ForAll Similarity similarity,
            @ForAll @IntRange(min = 1, max = 300) int limit,
            @ForAll long seed) {
        Random random = new Random(seed);
        float[] vector = new float[DIMENSION];
        for (int d = 0; d < DIMENSION; d++) {
            vector[d] = (float) random.nextGaussian();
        }
        Query query = query(random, SIZES[size], 0.8);
        EmbeddingStore store = STORES.get(size);
        double[] best = IntStream.of(query.allowed().toArray())
                .mapToDouble(item -> -exactly(vector, store, item, similarity))
                .sorted()
                .limit(limit)
                .map(score -> -score)
                .toArray();
        try (ResidentIndex index = ResidentIndex.of(store, ElementType.F32, similarity)) {
            for (Candidates found : List.of(
                    index.search(vector, limit, query),
                    index.searchAll(List.of(vector), limit, List.of(query)).get(0))) {
                assertThat(found.size()).isEqualTo(best.length);
                for (int position = 0; position < found.size(); position++) {
                    double score = exactly(vector, store, found.item(position), similarity);
                    double near = 1e-5 * (1 + Math.abs(score));
                    assertThat((double) found.score(position)).isCloseTo(score, within(near));
                    assertThat(score).isCloseTo(best[position], within(near));
                    assertThat(query.allowed().contains(found.item(position))).isTrue();
                    assertThat(position == 0 || found.score(position) <= found.score(position - 1))
                            .isTrue();
                }
            }
        }
    }

    private static double exactly(float[] vector, EmbeddingStore store, int item, Similarity similarity) {
        float[] row = new float[DIMENSION];
        store.copyRow(item, row);
        double product = 0;
        double length = 0;
        double other = 0;
        for (int d = 0; d < DIMENSION; d++) {
            product += (double) vector[d] * row[d];
            length += (double) vector[d] * vector[d];
            other += (double) row[d] * row[d];
        }
        return similarity == Similarity.COSINE ? product / Math.sqrt(length * other) : product;
    }
}
