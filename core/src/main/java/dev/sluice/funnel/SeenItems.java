package dev.sluice.funnel;

/** What becomes of items that are in the history of a request's user. */
public enum SeenItems {
    /** They do not come back. */
    EXCLUDE,
    /** They may come back, as in shops where people buy the same again. */
    ALLOW
}
