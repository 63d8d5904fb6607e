package dev.sluice.data;

/** Ids that get rows as they come, in one form. Belongs to one thread. */
sealed interface GrowingIds permits GrowingNumberIds, GrowingTextIds {
    /** How many rows so far, the unknown among them. */
    int rows();

    /** The row of an id that this form can hold, a new one if it has none yet. */
    int rowOf(String id);

    /** The ids so far; those that are added later do not show. */
    Ids build();
}
