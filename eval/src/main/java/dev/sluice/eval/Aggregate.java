package dev.sluice.eval;

/** How the value of a metric comes from its lists. */
public enum Aggregate {
    /** The value is the mean of the values of the users. */
    MEAN,
    /** The value is the sum of the values of the users. */
    SUM,
    /** The value is that of all lists together; that of a user is the value of the user's list alone. */
    WHOLE
}
