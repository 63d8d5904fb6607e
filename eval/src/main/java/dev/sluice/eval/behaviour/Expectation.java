package dev.sluice.eval.behaviour;

/**
 * What a behaviour must measure.
 *
 * @param behaviour what is measured
 * @param bound where the value must lie
 * @param cases how many cases it takes to say anything, at least 1; with fewer the verdict is {@link Verdict#SKIP}
 */
public record Expectation(Behaviour behaviour, Bound bound, int cases) {
    public Expectation {
        if (cases < 1) {
            throw new IllegalArgumentException("cases must be at least 1: " + cases);
        }
    }

    /** The same, of at least so many cases. */
    public Expectation ofAtLeast(int other) {
        return new Expectation(behaviour, bound, other);
    }

    /** Measures and judges. A system that throws fails. */
    Outcome check(Subject subject) {
        try {
            Observation observed = behaviour.observe(subject);
            return new Outcome(
                    behaviour.name(), behaviour.description(), verdict(observed), bound, observed, reason(observed));
        } catch (RuntimeException e) {
            Observation nothing = Observation.none("the system failed");
            return new Outcome(
                    behaviour.name(), behaviour.description(), Verdict.FAIL, bound, nothing, "the system failed: " + e);
        }
    }

    private Verdict verdict(Observation observed) {
        if (observed.cases() < cases) {
            return Verdict.SKIP;
        }
        return bound.holds(observed.value()) ? Verdict.PASS : Verdict.FAIL;
    }

    private String reason(Observation observed) {
        if (observed.cases() < cases) {
            return "has " + observed.cases() + " cases, needs " + cases + unusable(observed);
        }
        return (bound.holds(observed.value()) ? "is " : "must be ") + bound + unusable(observed);
    }

    private static String unusable(Observation observed) {
        return observed.unusable().isEmpty() ? "" : "; " + observed.unusable();
    }
}
