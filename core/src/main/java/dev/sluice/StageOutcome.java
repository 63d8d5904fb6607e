package dev.sluice;

/** How a stage of a funnel ended. */
public enum StageOutcome {
    /** It did its work. */
    OK,
    /** It was not run: what came before left it nothing to do or no time, or it had failed too often lately. */
    SKIPPED,
    /** It ran and had nothing to give. */
    EMPTY,
    /** It threw, or broke its contract. */
    FAILED,
    /** It was not done when the time was up; what it found is not used. */
    TIMED_OUT
}
