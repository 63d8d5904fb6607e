package dev.sluice.eval.behaviour;

import java.util.List;

/**
 * What was measured.
 *
 * @param value the measurement; NaN if there was no case
 * @param cases how many cases it is a measurement of
 * @param examples a few of the cases that make the value worse, for people to look at
 * @param unusable how many cases could not be used, and why; empty if all could
 */
public record Observation(double value, int cases, List<String> examples, String unusable) {
    public Observation {
        examples = List.copyOf(examples);
        if (cases < 0) {
            throw new IllegalArgumentException("cases must be at least 0: " + cases);
        }
    }

    /** There was nothing to measure. */
    static Observation none(String why) {
        return new Observation(Double.NaN, 0, List.of(), why);
    }
}
