package dev.sluice.data.prepare;

import dev.sluice.data.Interactions;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * The numbers of events that belong together, side by side and in the order of the log. Sorted by counting: costs 8
 * bytes an event while it is made, 4 after that, and time in proportion to events and rows.
 */
final class Groups {
    /** Visits a group: the events at {@code from} to {@code to - 1}, which it may put in another order. */
    @FunctionalInterface
    interface Visitor {
        void group(int[] events, int from, int to);
    }

    private final int[] events;
    private final IntUnaryOperator user;
    private final IntUnaryOperator item;

    private Groups(int[] events, IntUnaryOperator user, IntUnaryOperator item) {
        this.events = events;
        this.user = user;
        this.item = item;
    }

    /** A group for each user. */
    static Groups byUser(Interactions log) {
        return new Groups(sorted(inOrder(log), log::user, log.userRows()), log::user, event -> 0);
    }

    /** A group for each item. */
    static Groups byItem(Interactions log) {
        return new Groups(sorted(inOrder(log), log::item, log.itemRows()), event -> 0, log::item);
    }

    /** A group for each pair of a user and an item. */
    static Groups byPair(Interactions log) {
        int[] byItem = sorted(inOrder(log), log::item, log.itemRows());
        return new Groups(sorted(byItem, log::user, log.userRows()), log::user, log::item);
    }

    private static int[] inOrder(Interactions log) {
        return IntStream.range(0, log.size()).toArray();
    }

    /** The events in the order of their rows, those of one row in the order they had. */
    private static int[] sorted(int[] events, IntUnaryOperator row, int rows) {
        int[] next = new int[rows + 1];
        for (int event : events) {
            next[row.applyAsInt(event) + 1]++;
        }
        Arrays.parallelPrefix(next, Integer::sum);
        int[] sorted = new int[events.length];
        for (int event : events) {
            sorted[next[row.applyAsInt(event)]++] = event;
        }
        return sorted;
    }

    /** Visits each group once. */
    void forEach(Visitor visitor) {
        for (int from = 0; from < events.length; ) {
            int to = from + 1;
            while (to < events.length && together(events[from], events[to])) {
                to++;
            }
            visitor.group(events, from, to);
            from = to;
        }
    }

    private boolean together(int one, int other) {
        return user.applyAsInt(one) == user.applyAsInt(other) && item.applyAsInt(one) == item.applyAsInt(other);
    }
}
