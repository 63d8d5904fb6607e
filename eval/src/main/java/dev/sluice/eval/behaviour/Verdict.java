package dev.sluice.eval.behaviour;

/** What a test comes to. */
public enum Verdict {
    /** The value lies where it must. */
    PASS,
    /** It does not, or the system failed. */
    FAIL,
    /** There were too few cases to say. */
    SKIP
}
