package dev.sluice.retrieval;

import dev.sluice.store.EmbeddingStore;

/** By what number an index orders items. */
public enum Similarity {
    /** The inner product of the two vectors, which favours long ones: what factorisations are trained for. */
    INNER_PRODUCT,
    /** The cosine of the angle between them, in [-1, 1] but for rounding; 0 where one is zero. */
    COSINE;

    /** The Euclidean length of a vector. */
    static float length(float[] vector) {
        double sum = 0;
        for (float entry : vector) {
            sum += (double) entry * entry;
        }
        return (float) Math.sqrt(sum);
    }

    /** What is multiplied with the vectors of an index: for a cosine, the vector at length 1. */
    float[] query(float[] vector) {
        float[] query = vector.clone();
        normalize(query);
        return query;
    }

    /** Gives a vector length 1 if that is what counts, unless it is zero. */
    void normalize(float[] vector) {
        float length = this == COSINE ? length(vector) : 1;
        if (length != 1 && length > 0) {
            for (int i = 0; i < vector.length; i++) {
                vector[i] /= length;
            }
        }
    }

    /** Makes scores of products with rows as they are in a table. */
    void divideByLengths(EmbeddingStore store, int[] items, float[] products) {
        if (this == INNER_PRODUCT) {
            return;
        }
        float[] row = new float[store.dimension()];
        for (int i = 0; i < items.length; i++) {
            store.copyRow(items[i], row);
            float length = length(row);
            products[i] = length == 0 ? 0 : products[i] / length;
        }
    }
}
