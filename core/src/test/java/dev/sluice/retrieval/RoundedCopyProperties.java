package dev.sluice.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.Candidates;
import dev.sluice.ItemSet;
import dev.sluice.Query;
import dev.sluice.store.ElementType;
import dev.sluice.store.EmbeddingStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A copy of half floats or bytes finds what a sort of all allowed items by their scores finds, to the last bit. */
class RoundedCopyProperties {
    @Property(tries = 300)
    void nothingIsLostByRounding(
            @ForAll RoundedRows kind,
            @ForAll boolean halves,
            @ForAll Similarity similarity,
            @ForAll @IntRange(min = 2, max = 6_000) int rows,
            @ForAll @IntRange(min = 1, max = 40) int dimension,
            @ForAll @IntRange(min = 1, max = 200) int limit,
            @ForAll @IntRange(min = 1, max = 10) int tenths,
            @ForAll long seed) {
        ElementType type = halves ? ElementType.F16 : ElementType.I8;
        Assume.that(kind.fits(type, similarity));
        Random random = new Random(seed);
        try (EmbeddingStore table = kind.table(rows, dimension, random);
                ResidentIndex index = ResidentIndex.of(table, type, similarity)) {
            List<float[]> vectors = new ArrayList<>();
            List<Query> queries = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                vectors.add(kind.query(dimension, random));
                ItemSet allowed = ItemSet.matching(rows, item -> random.nextInt(10) < tenths);
                queries.add(Query.of(RoundedRows.VERSION, allowed).build());
            }

            List<Candidates> together = index.searchAll(vectors, limit, queries);

            for (int i = 0; i < vectors.size(); i++) {
                Map<Integer, Float> scores = scores(table, vectors.get(i), similarity, queries.get(i));
                requireBest(index.search(vectors.get(i), limit, queries.get(i)), scores, limit);
                requireBest(together.get(i), scores, limit);
            }
        }
    }

    private static Map<Integer, Float> scores(EmbeddingStore table, float[] vector, Similarity by, Query query) {
        Map<Integer, Float> scores = new HashMap<>();
        float[] score = new float[1];
        for (int item : query.allowed().toArray()) {
            table.dotRows(vector, new int[] {item}, score);
            float of = by == Similarity.COSINE ? cosine(table, vector, item) : score[0] + 0f;
            if (!Float.isNaN(of)) {
                scores.put(item, of);
            }
        }
        return scores;
    }

    /** In double precision, then rounded. */
    static float cosine(EmbeddingStore table, float[] vector, int item) {
        float[] row = new float[vector.length];
        table.copyRow(item, row);
        double product = 0;
        for (int i = 0; i < row.length; i++) {
            product += (double) vector[i] * row[i];
        }
        double norms = Norm.of(vector) * Norm.of(row);
        return norms == 0 ? 0 : (float) (product / norms) + 0f;
    }

    private static void requireBest(Candidates found, Map<Integer, Float> scores, int limit) {
        List<Integer> best = scores.keySet().stream()
                .sorted(Comparator.<Integer, Float>comparing(item -> -scores.get(item))
                        .thenComparing(item -> item))
                .limit(limit)
                .toList();
        assertThat(found.items())
                .containsExactly(best.stream().mapToInt(item -> item).toArray());
        for (int position = 0; position < found.size(); position++) {
            assertThat(found.score(position)).isEqualTo(scores.get(found.item(position)));
        }
    }
}
