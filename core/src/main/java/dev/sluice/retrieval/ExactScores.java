package dev.sluice.retrieval;

import dev.sluice.internal.kernel.Kernels;
import dev.sluice.internal.memory.Pool;
import dev.sluice.store.EmbeddingStore;

/**
 * The scores that an index answers with: of the rows as the table has them. Inner products are those of the table, to
 * the last bit; cosines are computed in double precision, in which no row is too long or too short.
 */
final class ExactScores {
    private final EmbeddingStore store;
    private final Similarity similarity;
    private final Pool<float[]> rows;

    ExactScores(EmbeddingStore store, Similarity similarity) {
        this.store = store;
        this.similarity = similarity;
        this.rows = new Pool<>(() -> new float[store.dimension()]);
    }

    /** Offers some items, the first of the array, to the best of a search. */
    void offer(float[] query, int[] items, int count, SearchScratch scratch) {
        float[] scores = scratch.products(count);
        score(query, items, count, scores);
        for (int i = 0; i < count; i++) {
            scratch.best.offer(items[i], scores[i]);
        }
    }

    /** Scores some items, the first of the array. */
    void score(float[] query, int[] items, int count, float[] scores) {
        if (similarity == Similarity.INNER_PRODUCT) {
            store.dotRows(query, items, count, scores);
            return;
        }
        float[] row = rows.take();
        double norm = Norm.of(query);
        for (int i = 0; i < count; i++) {
            store.copyRow(items[i], row);
            scores[i] = cosine(query, norm, row);
        }
        rows.giveBack(row);
    }

    /** Scores items that follow each other. */
    void score(float[] query, int from, int count, float[] scores) {
        if (similarity == Similarity.INNER_PRODUCT) {
            store.dot(query, from, count, scores);
            return;
        }
        float[] row = rows.take();
        double norm = Norm.of(query);
        for (int i = 0; i < count; i++) {
            store.copyRow(from + i, row);
            scores[i] = cosine(query, norm, row);
        }
        rows.giveBack(row);
    }

    /** Scores a vector that is in no table. */
    float score(float[] query, float[] vector) {
        return similarity == Similarity.INNER_PRODUCT
                ? Kernels.best().dot(query, 0, vector, 0, query.length)
                : cosine(query, Norm.of(query), vector);
    }

    private static float cosine(float[] query, double norm, float[] row) {
        double product = 0;
        double square = 0;
        for (int i = 0; i < row.length; i++) {
            product += (double) query[i] * row[i];
            square += (double) row[i] * row[i];
        }
        double norms = norm * Math.sqrt(square);
        return norms == 0 ? 0 : (float) (product / norms);
    }
}
