package dev.sluice.eval.metric;

/** What the best possible list is that a list is measured against. */
public enum Ideal {
    /** As many relevant items as fit above the cut: a list that is perfect down to the cut has value 1. */
    CUT,
    /** All relevant items, cut or not: a list cannot have value 1 if there are more of them than places. */
    FULL
}
