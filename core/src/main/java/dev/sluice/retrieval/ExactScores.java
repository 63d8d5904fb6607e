package dev.sluice.retrieval;

import dev.sluice.internal.kernel.Kernels;
import dev.sluice.store.EmbeddingStore;

/** The scores that an index answers with: of the rows as the table has them. */
final class ExactScores {
    private final EmbeddingStore store;
    private final Similarity similarity;

    ExactScores(EmbeddingStore store, Similarity similarity) {
        this.store = store;
        this.similarity = similarity;
    }

    /** Scores some items, all of the array. */
    void score(float[] query, int[] items, float[] scores) {
        store.dotRows(query, items, scores);
        if (similarity == Similarity.COSINE) {
            float[] row = new float[store.dimension()];
            double norm = Directions.norm(query);
            for (int i = 0; i < items.length; i++) {
                store.copyRow(items[i], row);
                scores[i] = cosine(scores[i], norm * Directions.norm(row));
            }
        }
    }

    /** Scores items that follow each other. */
    void score(float[] query, int from, int count, float[] scores) {
        store.dot(query, from, count, scores);
        if (similarity == Similarity.COSINE) {
            float[] row = new float[store.dimension()];
            double norm = Directions.norm(query);
            for (int i = 0; i < count; i++) {
                store.copyRow(from + i, row);
                scores[i] = cosine(scores[i], norm * Directions.norm(row));
            }
        }
    }

    /** Scores a vector that is in no table. */
    float score(float[] query, float[] vector) {
        float product = Kernels.best().dot(query, 0, vector, 0, query.length);
        return similarity == Similarity.COSINE
                ? cosine(product, Directions.norm(query) * Directions.norm(vector))
                : product;
    }

    private static float cosine(float product, double norms) {
        return norms == 0 ? 0 : (float) (product / norms);
    }
}
