package dev.sluice.eval.split;

import dev.sluice.data.Interactions;
import java.util.BitSet;
import java.util.List;

/**
 * Events divided.
 *
 * @param train what to learn from, not empty
 * @param test what to be judged by, not empty
 * @param warnings why results on this division may flatter, one sentence each; empty if nothing is known
 */
public record Split(Interactions train, Interactions test, List<String> warnings) {
    public Split {
        warnings = List.copyOf(warnings);
        requireEvents(train, "train");
        requireEvents(test, "test");
    }

    /** Divides events by which are for the test; the name says in an error how. */
    static Split of(String name, Interactions events, BitSet test, List<String> warnings) {
        if (test.isEmpty() || test.cardinality() == events.size()) {
            throw new IllegalArgumentException(name + " leaves " + (events.size() - test.cardinality())
                    + " events to train on and " + test.cardinality() + " to test on");
        }
        return new Split(events.filter(event -> !test.get(event)), events.filter(test::get), warnings);
    }

    static void requireShare(double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("share must be between 0 and 1: " + share);
        }
    }

    /** So many of {@code events} are that share, rounded to the nearest, half up. */
    static int count(double share, int events) {
        return (int) Math.floor(share * events + 0.5);
    }

    private static void requireEvents(Interactions part, String what) {
        if (part.size() == 0) {
            throw new IllegalArgumentException("a split must have events to " + what + " on");
        }
    }
}
