package dev.sluice.eval.checklist;

/** One item of the checklist, ready to be looked at. */
@FunctionalInterface
public interface Check {
    /** Looks, and says what it found. */
    CheckResult run();
}
