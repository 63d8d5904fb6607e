package dev.sluice.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.Candidates;
import dev.sluice.ItemSet;
import dev.sluice.Query;
import dev.sluice.store.EmbeddingStore;
import dev.sluice.store.SampleQueries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Laws of the inverted file, over tables from none to several thousand items, by product and by cosine. */
class InvertedFileProperties {
    private static final int[] SIZES = {1, 2, 33, 400, 5_000};
    private static final int[] DIMENSIONS = {1, 7, 16, 20, 24};
    private static final List<EmbeddingStore> STORES = new ArrayList<>();
    private static final List<InvertedFile> BY_PRODUCT = new ArrayList<>();
    private static final List<InvertedFile> BY_COSINE = new ArrayList<>();

    @BeforeContainer
    static void build() throws IOException {
        Path directory = Files.createTempDirectory("sluice-cells");
        directory.toFile().deleteOnExit();
        for (int i = 0; i < SIZES.length; i++) {
            FactorLike vectors = new FactorLike(DIMENSIONS[i], 10, i);
            Path file = directory.resolve(i + ".emb");
            file.toFile().deleteOnExit();
            EmbeddingStore items = vectors.items(file, SIZES[i]);
            STORES.add(items);
            SampleQueries queries = SampleQueries.of(5, vectors.users(20));
            BY_PRODUCT.add(index(items, Similarity.INNER_PRODUCT, queries, directory.resolve(i + ".product")));
            BY_COSINE.add(index(items, Similarity.COSINE, queries, directory.resolve(i + ".cosine")));
        }
    }

    private static InvertedFile index(EmbeddingStore items, Similarity similarity, SampleQueries queries, Path file)
            throws IOException {
        InvertedFileSettings settings =
                InvertedFileSettings.forItems(items.rows()).withSimilarity(similarity);
        InvertedFile.build(items, settings, queries, file);
        file.toFile().deleteOnExit();
        return InvertedFile.open(file, items);
    }

    @AfterContainer
    static void close() {
        BY_PRODUCT.forEach(InvertedFile::close);
        BY_COSINE.forEach(InvertedFile::close);
        STORES.forEach(EmbeddingStore::close);
    }

    @Property(tries = 200)
    void readingEverythingItFindsWhatTheExactIndexFinds(
            @ForAll @IntRange(max = 4) int table, @ForAll @IntRange(max = 300) int limit, @ForAll long seed) {
        Random random = new Random(seed);
        Query query = query(table, 0.1 + random.nextDouble(), random);
        float[] vector = vector(table, random);

        Candidates found = BY_PRODUCT.get(table).reading(1).search(vector, limit, query);
        Candidates expected = ExactIndex.over(STORES.get(table)).search(vector, limit, query);

        assertThat(found.items()).isEqualTo(expected.items());
        assertThat(found.scores()).isEqualTo(expected.scores());
    }

    @Property(tries = 300)
    void findsAsManyAsAreAllowedAndNoOthersTheBestFirst(
            @ForAll @IntRange(max = 4) int table,
            @ForAll boolean byCosine,
            @ForAll @IntRange(max = 6_000) int limit,
            @ForAll @IntRange(max = 4) int density,
            @ForAll @IntRange(min = 1, max = 100) int effort,
            @ForAll long seed) {
        Random random = new Random(seed);
        Query query = query(table, List.of(0.0, 0.001, 0.05, 0.7, 1.0).get(density), random)
                .with()
                .effort(effort / 100.0)
                .build();
        float[] vector = vector(table, random);

        Candidates found = (byCosine ? BY_COSINE : BY_PRODUCT).get(table).search(vector, limit, query);

        assertThat(found.size()).isEqualTo(Math.min(limit, query.allowed().size()));
        for (int i = 0; i < found.size(); i++) {
            assertThat(query.allowed().contains(found.item(i))).isTrue();
            assertThat(found.score(i)).isEqualTo(score(table, byCosine, vector, found.item(i)));
            assertThat(i == 0
                            || found.score(i - 1) > found.score(i)
                            || (found.score(i - 1) == found.score(i) && found.item(i - 1) < found.item(i)))
                    .isTrue();
        }
    }

    private static Query query(int table, double share, Random random) {
        ItemSet allowed = ItemSet.matching(SIZES[table], item -> random.nextDouble() < share);
        return Query.of(FactorLike.VERSION, allowed).build();
    }

    /** Sometimes zero, for which every item scores 0. */
    private static float[] vector(int table, Random random) {
        float[] vector = new float[DIMENSIONS[table]];
        for (int d = 0; d < vector.length && random.nextInt(20) > 0; d++) {
            vector[d] = (float) random.nextGaussian();
        }
        return vector;
    }

    private static float score(int table, boolean byCosine, float[] vector, int item) {
        if (byCosine) {
            return RoundedCopyProperties.cosine(STORES.get(table), vector, item);
        }
        float[] score = new float[1];
        STORES.get(table).dotRows(vector, new int[] {item}, score);
        return score[0];
    }
}
