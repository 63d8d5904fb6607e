package dev.sluice.retrieval;

/** By what number an index orders items. */
public enum Similarity {
    /** The inner product of the two vectors, which favours long ones: what factorisations are trained for. */
    INNER_PRODUCT,
    /** The cosine of the angle between them, in [-1, 1] but for rounding; 0 where one is zero. */
    COSINE
}
