package dev.sluice;

/** How a stage of a funnel ended. */
public enum StageOutcome {
    /** It did its work. */
    OK(true, false),
    /** It ran and had nothing to give. Nothing is amiss. */
    EMPTY(true, false),
    /** It was not run, since what came before left it nothing to do. Nothing is amiss. */
    SKIPPED(false, false),
    /**
     * It was not run, since there were too many requests at once: only the fallback was asked. Nothing is amiss with
     * the stage; the answer is degraded by {@link Degradation.Reason#OVERLOAD}.
     */
    SHED(false, false),
    /** It was not run, since the time was up before its turn came. Amiss: it was too late. */
    NO_TIME(false, true),
    /** It was not run, since it had failed or been too late too often lately. Amiss: it counts as failed. */
    CIRCUIT_OPEN(false, true),
    /**
     * It was not run, since as many of its calls were under way as may be, or the executor took no more. Amiss: it
     * counts as failed.
     */
    REFUSED(false, true),
    /** It threw, or broke its contract. Amiss. */
    FAILED(true, true),
    /** It was not done when the time was up; what it found is not used. Amiss: it was too late. */
    TIMED_OUT(true, true);

    private final boolean run;
    private final boolean amiss;

    StageOutcome(boolean run, boolean amiss) {
        this.run = run;
        this.amiss = amiss;
    }

    /** Whether the stage was run, or was handed to a thread at least. */
    public boolean isRun() {
        return run;
    }

    /** Whether the stage did not do its part. What that means for the answer is the affair of the stage's policy. */
    public boolean isAmiss() {
        return amiss;
    }

    /** Whether it did not do its part for want of time. */
    public boolean isLate() {
        return this == NO_TIME || this == TIMED_OUT;
    }
}
