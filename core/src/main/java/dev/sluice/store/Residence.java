package dev.sluice.store;

/** Where the rows of a table are while they are read. */
public enum Residence {
    /** In a mapped file: the operating system reads what is asked for and forgets it when it needs the room. */
    MAPPED,
    /** In memory of their own. */
    MEMORY,
    /**
     * In memory of their own for which the operating system was asked for huge pages, which it offers. It may give
     * small ones for parts of it, where its free memory is in pieces.
     */
    HUGE_PAGES
}
