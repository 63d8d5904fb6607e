package dev.sluice.eval.behaviour;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Expectations that are checked together.
 *
 * <pre>{@code
 * var suite = BehaviourSuite.of(
 *         new ColdStart(strangers, 10).atLeast(1),
 *         new LongTail(requests, head, 10).atLeast(0.1));
 * SuiteResult result = suite.run(Subject.of(recommender));
 * }</pre>
 *
 * @param expectations at least one, of behaviours of distinct names
 */
public record BehaviourSuite(List<Expectation> expectations) {
    public BehaviourSuite {
        expectations = List.copyOf(expectations);
        if (expectations.isEmpty()) {
            throw new IllegalArgumentException("a suite needs at least one expectation");
        }
        Set<String> names = new HashSet<>();
        for (Expectation expectation : expectations) {
            if (!names.add(expectation.behaviour().name())) {
                throw new IllegalArgumentException("two behaviours have the name "
                        + expectation.behaviour().name());
            }
        }
    }

    /** A suite of these. */
    public static BehaviourSuite of(Expectation... expectations) {
        return new BehaviourSuite(List.of(expectations));
    }

    /** Checks one expectation after the other; one that fails stops nothing. */
    public SuiteResult run(Subject subject) {
        return new SuiteResult(expectations.stream()
                .map(expectation -> expectation.check(subject))
                .toList());
    }
}
