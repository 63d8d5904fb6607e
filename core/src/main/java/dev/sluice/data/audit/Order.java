package dev.sluice.data.audit;

import dev.sluice.data.Interactions;
import it.unimi.dsi.fastutil.longs.LongArrays;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * The events of each user in an order, user after user.
 *
 * <p>It is made of stable passes, the last key first: by time with a radix sort, then by counting.
 */
final class Order {
    private final int[] starts;
    private final int[] events;

    /**
     * @param starts where the events of a user begin; those of user {@code u} end where those of {@code u + 1} begin
     * @param events the events
     */
    private Order(int[] starts, int[] events) {
        this.starts = starts;
        this.events = events;
    }

    /** By user, then time. */
    static Order byTime(Interactions events) {
        return byUser(events, inTime(events));
    }

    /** By user, then item, then type, then time. */
    static Order byPair(Part part) {
        Interactions events = part.events();
        int[] order = inTime(events);
        if (part.types().isPresent()) {
            order = sorted(order, part::type, part.types().get().values().size()).events;
        }
        return byUser(events, sorted(order, events::item, events.itemRows()).events);
    }

    int start(int user) {
        return starts[user];
    }

    int end(int user) {
        return starts[user + 1];
    }

    int event(int place) {
        return events[place];
    }

    private static Order byUser(Interactions events, int[] order) {
        return sorted(order, events::user, events.userRows());
    }

    private static int[] inTime(Interactions events) {
        int[] order = IntStream.range(0, events.size()).toArray();
        if (!isInTime(events)) {
            long[] times = IntStream.of(order).mapToLong(events::time).toArray();
            LongArrays.radixSortIndirect(order, times, true);
        }
        return order;
    }

    private static boolean isInTime(Interactions events) {
        for (int event = 1; event < events.size(); event++) {
            if (events.time(event) < events.time(event - 1)) {
                return false;
            }
        }
        return true;
    }

    /** These events by a key from 0 to {@code keys - 1}, otherwise as they were. */
    private static Order sorted(int[] order, IntUnaryOperator key, int keys) {
        int[] starts = new int[keys + 1];
        for (int event : order) {
            starts[key.applyAsInt(event) + 1]++;
        }
        for (int i = 0; i < keys; i++) {
            starts[i + 1] += starts[i];
        }
        int[] next = starts.clone();
        int[] sorted = new int[order.length];
        for (int event : order) {
            sorted[next[key.applyAsInt(event)]++] = event;
        }
        return new Order(starts, sorted);
    }
}
