package dev.sluice.eval.report;

/** How a word is meant. It is shown as a colour too, never as a colour alone. */
public enum Tone {
    /** As it should be. */
    GOOD,
    /** Not as it should be. */
    BAD,
    /** Not known, or not told apart. */
    UNSURE
}
