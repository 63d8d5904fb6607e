package dev.sluice.eval;

/** What becomes of users who have judgements and were recommended nothing. */
public enum MissingLists {
    /** They count like users with an empty list: a recommender that returns nothing scores nothing. */
    AS_EMPTY,
    /** They are left out and counted: a recommender is judged where it answers. */
    LEFT_OUT
}
