package dev.sluice.eval.tuning;

import java.util.Locale;

/**
 * What came of a trial.
 *
 * @param number of the settings, from 1 on in the order in which they were drawn; the same on every rung
 * @param rung from 1 on
 * @param budget what it got
 * @param quality NaN if it failed
 * @param reason why it failed; else empty
 * @param cost of all that it did, judging included
 */
public record TrialResult(
        int number,
        Settings settings,
        int rung,
        int budget,
        double quality,
        Outcome outcome,
        String reason,
        TrainingCost cost) {
    /** What becomes of a trial's settings. */
    public enum Outcome {
        /** They have a quality, and there was no more to decide: on the last rung, or when the search ended. */
        JUDGED,
        /** They were among the best of their rung. */
        KEPT,
        /** They were not. */
        DROPPED,
        /** They have no quality. */
        FAILED;

        /** In lower case, as in a table. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether it has a quality. */
    public boolean judged() {
        return outcome != Outcome.FAILED;
    }

    TrialResult with(Outcome other) {
        return new TrialResult(number, settings, rung, budget, quality, other, reason, cost);
    }
}
