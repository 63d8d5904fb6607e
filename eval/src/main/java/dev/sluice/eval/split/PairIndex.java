package dev.sluice.eval.split;

import dev.sluice.data.Interactions;
import it.unimi.dsi.fastutil.ints.IntArrays;

/** Finds the events of a part by user and item. Costs 4 bytes an event and a row of users. */
final class PairIndex {
    /** Is shown an event. */
    @FunctionalInterface
    interface Visitor {
        void event(int event);
    }

    private final Interactions events;
    private final int[] starts;
    private final int[] order;

    PairIndex(Interactions events) {
        this.events = events;
        this.starts = new int[events.userRows() + 1];
        this.order = new int[events.size()];
        for (int event = 0; event < order.length; event++) {
            starts[events.user(event) + 1]++;
        }
        for (int user = 0; user + 1 < starts.length; user++) {
            starts[user + 1] += starts[user];
        }
        int[] next = starts.clone();
        for (int event = 0; event < order.length; event++) {
            order[next[events.user(event)]++] = event;
        }
        for (int user = 0; user + 1 < starts.length; user++) {
            IntArrays.quickSort(
                    order,
                    starts[user],
                    starts[user + 1],
                    (one, other) -> Integer.compare(events.item(one), events.item(other)));
        }
    }

    /** Shows the events of a pair. */
    void forEach(int user, int item, Visitor visitor) {
        for (int place = first(user, item); place < starts[user + 1] && events.item(order[place]) == item; place++) {
            visitor.event(order[place]);
        }
    }

    private int first(int user, int item) {
        int low = starts[user];
        int high = starts[user + 1];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (events.item(order[middle]) < item) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
