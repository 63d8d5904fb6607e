package dev.sluice.retrieval;

import dev.sluice.internal.kernel.Kernels;
import dev.sluice.store.EmbeddingStore;
import java.util.function.IntUnaryOperator;

/** The scores that an index answers with: of the rows as the table has them. */
final class ExactScores {
    private final EmbeddingStore store;
    private final Similarity similarity;

    ExactScores(EmbeddingStore store, Similarity similarity) {
        this.store = store;
        this.similarity = similarity;
    }

    /** Scores some items, the first of the array. */
    void score(float[] query, int[] items, int count, float[] scores) {
        store.dotRows(query, items, count, scores);
        compare(query, count, i -> items[i], scores);
    }

    /** Scores items that follow each other. */
    void score(float[] query, int from, int count, float[] scores) {
        store.dot(query, from, count, scores);
        compare(query, count, i -> from + i, scores);
    }

    /** Makes cosines of products if those are what is wanted. */
    private void compare(float[] query, int count, IntUnaryOperator item, float[] scores) {
        if (similarity == Similarity.COSINE) {
            float[] row = new float[store.dimension()];
            double norm = Norm.of(query);
            for (int i = 0; i < count; i++) {
                store.copyRow(item.applyAsInt(i), row);
                scores[i] = cosine(scores[i], norm * Norm.of(row));
            }
        }
    }

    /** Scores a vector that is in no table. */
    float score(float[] query, float[] vector) {
        float product = Kernels.best().dot(query, 0, vector, 0, query.length);
        return similarity == Similarity.COSINE ? cosine(product, Norm.of(query) * Norm.of(vector)) : product;
    }

    private static float cosine(float product, double norms) {
        return norms == 0 ? 0 : (float) (product / norms);
    }
}
