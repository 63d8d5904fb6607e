package dev.sluice.eval.split;

import dev.sluice.data.Interactions;
import java.util.BitSet;
import java.util.List;

/**
 * Events divided. Every part has the same rows of users and items.
 *
 * @param train what to learn from, not empty
 * @param history what is known of tested users when they are asked for, beside the training, and never trained on: the
 *     fold-in of users who are held out; empty for most protocols
 * @param test what to be judged by, not empty
 * @param warnings why results on this division may flatter, one sentence each; empty if nothing is known
 */
public record Split(Interactions train, Interactions history, Interactions test, List<String> warnings) {
    public Split {
        warnings = List.copyOf(warnings);
        requireEvents(train, "train");
        requireEvents(test, "test");
        requireRows(train, history, "history");
        requireRows(train, test, "test");
    }

    /** Two parts from elsewhere, without a history and without anything known against them. */
    public static Split of(Interactions train, Interactions test) {
        return new Split(train, train.select(new int[0]), test, List.of());
    }

    /** Divides events by which are for the test; the name says in an error how. */
    static Split divided(String name, Interactions events, BitSet test, List<String> warnings) {
        int train = events.size() - test.cardinality();
        if (test.isEmpty() || train == 0) {
            throw new IllegalArgumentException(
                    name + " leaves " + train + " events to train on and " + test.cardinality() + " to test on");
        }
        return new Split(
                events.filter(event -> !test.get(event)),
                events.select(new int[0]),
                events.filter(test::get),
                warnings);
    }

    /** How much of the test is of users and items that the training does not know; a few passes over the events. */
    public ColdRates coldRates() {
        return ColdRates.of(this);
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

    private static void requireRows(Interactions train, Interactions part, String what) {
        if (part.userRows() != train.userRows() || part.itemRows() != train.itemRows()) {
            throw new IllegalArgumentException("parts must have the same rows of users and items: the training has "
                    + train.userRows() + " and " + train.itemRows() + ", the " + what + " " + part.userRows() + " and "
                    + part.itemRows());
        }
    }
}
