package dev.sluice.train.als;

/** The observed pairs of one row, in an order that stays: who is on the other side, and what each weighs. */
interface Pairs {
    int count();

    /** The array that holds the vector on the other side of a pair. */
    float[] array(int pair);

    /** Where it begins there. */
    int offset(int pair);

    float weight(int pair);
}
