package dev.sluice.funnel;

/** What becomes of an answer when one of its stages fails, is too late or is not run for want of time. */
public enum OnFailure {
    /** The stage is left out and its report says so; the answer does not count as degraded. */
    SKIP,
    /** The stage is left out, and the answer is degraded. */
    DEGRADE,
    /** There is no answer without this stage: the run throws a {@link StageFailedException}. */
    FAIL
}
