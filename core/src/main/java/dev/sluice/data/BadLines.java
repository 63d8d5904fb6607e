package dev.sluice.data;

/** What a reader does with a malformed line, or row of what a query answers. */
public enum BadLines {
    /** The first one ends the reading with a {@link DataException}. */
    FAIL,
    /** They are left out and counted, and the first few are kept in the {@link ReadReport}. */
    SKIP
}
