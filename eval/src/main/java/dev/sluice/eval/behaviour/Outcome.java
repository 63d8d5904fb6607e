package dev.sluice.eval.behaviour;

import java.util.Locale;

/**
 * What became of an expectation.
 *
 * @param name of the behaviour
 * @param description of its value
 * @param verdict the outcome
 * @param bound where the value had to lie
 * @param observed what was measured
 * @param reason why the verdict is what it is, in a line
 */
public record Outcome(
        String name, String description, Verdict verdict, Bound bound, Observation observed, String reason) {
    /**
     * Does nothing unless the verdict is {@link Verdict#FAIL}; for test frameworks.
     *
     * @throws AssertionError that says what was expected and found
     */
    public void require() {
        if (verdict == Verdict.FAIL) {
            throw new AssertionError(
                    this + observed.examples().stream().reduce("", (all, each) -> all + "\n  " + each));
        }
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%s %s: %.4f of %d cases, %s", verdict, name, observed.value(), observed.cases(), reason);
    }
}
