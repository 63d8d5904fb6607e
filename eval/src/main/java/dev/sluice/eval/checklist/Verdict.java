package dev.sluice.eval.checklist;

/** What a check came to. */
public enum Verdict {
    /** It holds. */
    PASS,
    /** It does not hold. */
    FAIL,
    /** It was not looked at; the reason says why. */
    SKIP
}
