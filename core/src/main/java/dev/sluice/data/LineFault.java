package dev.sluice.data;

/** What is wrong with a malformed line. */
public enum LineFault {
    /** An id is empty. */
    ID,
    /** The value is no finite number. */
    VALUE,
    /** The time is a number of seconds that no calendar has; of milliseconds, most likely. */
    TIME,
    /** Anything else, such as too few columns. */
    OTHER
}
