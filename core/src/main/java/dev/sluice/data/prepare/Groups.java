package dev.sluice.data.prepare;

import dev.sluice.data.Interactions;
import dev.sluice.internal.sort.RowOrder;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.function.IntUnaryOperator;

/**
 * The numbers of events that belong together, in the order of the log. Sorted by counting: costs 8 bytes an event while
 * it is made, 4 after that and 4 more for each of the largest group, and time in proportion to events and rows.
 */
final class Groups {
    /** Visits a group: the first {@code size} of the events, which are a copy of its own until the next visit. */
    @FunctionalInterface
    interface Visitor {
        void group(int[] events, int size);
    }

    private final RowOrder order;
    private final int size;
    private final IntUnaryOperator user;
    private final IntUnaryOperator item;

    private Groups(RowOrder order, int size, IntUnaryOperator user, IntUnaryOperator item) {
        this.order = order;
        this.size = size;
        this.user = user;
        this.item = item;
    }

    /** A group for each user. */
    static Groups byUser(Interactions log) {
        return new Groups(RowOrder.of(log.size(), log::user, log.userRows()), log.size(), log::user, event -> 0);
    }

    /** A group for each item. */
    static Groups byItem(Interactions log) {
        return new Groups(RowOrder.of(log.size(), log::item, log.itemRows()), log.size(), event -> 0, log::item);
    }

    /** A group for each pair of a user and an item. */
    static Groups byPair(Interactions log) {
        RowOrder byItem = RowOrder.of(log.size(), log::item, log.itemRows());
        return new Groups(byItem.by(log::user, log.userRows()), log.size(), log::user, log::item);
    }

    /** Visits each group once. */
    void forEach(Visitor visitor) {
        int[] group = {};
        for (int from = 0; from < size; ) {
            int first = order.at(from);
            int to = from;
            while (to < size && together(first, order.at(to))) {
                group = IntArrays.grow(group, to - from + 1, to - from);
                group[to - from] = order.at(to);
                to++;
            }
            visitor.group(group, to - from);
            from = to;
        }
    }

    private boolean together(int one, int other) {
        return user.applyAsInt(one) == user.applyAsInt(other) && item.applyAsInt(one) == item.applyAsInt(other);
    }
}
