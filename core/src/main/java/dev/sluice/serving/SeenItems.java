package dev.sluice.serving;

/** What becomes of items that a request's user has seen: those of the history, and those stored beside it. */
public enum SeenItems {
    /** They do not come back. */
    EXCLUDE,
    /** They may come back, as in shops where people buy the same again. */
    ALLOW
}
