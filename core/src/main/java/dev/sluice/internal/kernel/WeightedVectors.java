package dev.sluice.internal.kernel;

/** Vectors in arrays, in an order that stays, and what each weighs: in training the observed pairs of one row. */
public interface WeightedVectors {
    int count();

    /** The array that holds a vector. */
    float[] array(int place);

    /** Where the vector begins there. */
    int offset(int place);

    float weight(int place);
}
