package dev.sluice.train;

/** What becomes of the weights that a row of a model of items keeps. */
public enum Rows {
    /** They stay as they are. */
    PLAIN,
    /** They are divided by their sum. */
    L1
}
