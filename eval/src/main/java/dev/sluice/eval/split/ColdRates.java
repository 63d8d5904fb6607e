package dev.sluice.eval.split;

import dev.sluice.data.Interactions;
import java.util.BitSet;
import java.util.function.IntUnaryOperator;

/**
 * How much of a test is of users and items that the training does not know. Who is not known can only be served by what
 * does not ask who they are; what is not known cannot be recommended by a model of what happened.
 *
 * @param users tested users without an event in the training or in the history, of all tested users
 * @param items tested items without an event in the training, of all tested items
 * @param eventsOfUsers tested events of such users, of all tested events
 * @param eventsOfItems tested events of such items, of all tested events
 */
public record ColdRates(Share users, Share items, Share eventsOfUsers, Share eventsOfItems) {
    static ColdRates of(Split split) {
        Interactions test = split.test();
        BitSet knownUsers = rows(split.train(), split.train()::user);
        knownUsers.or(rows(split.history(), split.history()::user));
        BitSet knownItems = rows(split.train(), split.train()::item);
        return new ColdRates(
                rowsBeside(test, test::user, knownUsers),
                rowsBeside(test, test::item, knownItems),
                eventsBeside(test, test::user, knownUsers),
                eventsBeside(test, test::item, knownItems));
    }

    /** The rows that events have. */
    static BitSet rows(Interactions events, IntUnaryOperator row) {
        BitSet rows = new BitSet();
        for (int event = 0; event < events.size(); event++) {
            rows.set(row.applyAsInt(event));
        }
        return rows;
    }

    private static Share rowsBeside(Interactions events, IntUnaryOperator row, BitSet known) {
        BitSet rows = rows(events, row);
        int all = rows.cardinality();
        rows.andNot(known);
        return new Share(rows.cardinality(), all);
    }

    private static Share eventsBeside(Interactions events, IntUnaryOperator row, BitSet known) {
        int cold = 0;
        for (int event = 0; event < events.size(); event++) {
            cold += known.get(row.applyAsInt(event)) ? 0 : 1;
        }
        return new Share(cold, events.size());
    }

    @Override
    public String toString() {
        return "unknown to the training: " + users + " users, " + items + " items";
    }
}
