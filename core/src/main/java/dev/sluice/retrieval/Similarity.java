package dev.sluice.retrieval;

/** By what number an index orders items. */
public enum Similarity {
    /** The inner product of the two vectors, which favours long ones: what factorisations are trained for. */
    INNER_PRODUCT,
    /** The cosine of the angle between them, in [-1, 1] but for rounding; 0 where one is zero. */
    COSINE;

    /** What is multiplied with the vectors of an index: for a cosine, the vector at length 1. */
    float[] query(float[] vector) {
        float[] query = new float[vector.length];
        query(vector, query);
        return query;
    }

    /** Writes it. */
    void query(float[] vector, float[] into) {
        System.arraycopy(vector, 0, into, 0, vector.length);
        normalize(into);
    }

    /** Gives a vector length 1 if that is what counts, unless it is zero. */
    void normalize(float[] vector) {
        if (this == COSINE) {
            Norm.toUnit(vector);
        }
    }
}
