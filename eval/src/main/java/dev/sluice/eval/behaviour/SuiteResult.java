package dev.sluice.eval.behaviour;

import java.util.List;

/**
 * What became of a suite.
 *
 * @param outcomes in the order of its expectations
 */
public record SuiteResult(List<Outcome> outcomes) {
    public SuiteResult {
        outcomes = List.copyOf(outcomes);
    }

    /** How many came to this. */
    public long count(Verdict verdict) {
        return outcomes.stream().filter(outcome -> outcome.verdict() == verdict).count();
    }

    /** {@link Verdict#FAIL} if anything failed, {@link Verdict#SKIP} if everything was skipped. */
    public Verdict verdict() {
        if (count(Verdict.FAIL) > 0) {
            return Verdict.FAIL;
        }
        return count(Verdict.PASS) > 0 ? Verdict.PASS : Verdict.SKIP;
    }
}
