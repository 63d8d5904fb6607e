package dev.sluice.ranking.tower;

import dev.sluice.History;
import dev.sluice.data.Interactions;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.longs.LongArrayList;

/**
 * What everybody did, in the order of time, and the examples that it makes: a user, an item that they met for the first
 * time, and how many events they had strictly before. An item that comes back is in the history, but no example, since
 * nobody is recommended what they had.
 */
final class Timeline {
    private final History[] histories;
    private final int[] users;
    private final int[] items;
    private final int[] befores;
    private final long[] moments;

    private Timeline(History[] histories, Builder examples) {
        this.histories = histories;
        this.users = examples.users.toIntArray();
        this.items = examples.items.toIntArray();
        this.befores = examples.befores.toIntArray();
        this.moments = examples.moments.toLongArray();
    }

    /** The examples so far. */
    private static final class Builder {
        private final IntArrayList users = new IntArrayList();
        private final IntArrayList items = new IntArrayList();
        private final IntArrayList befores = new IntArrayList();
        private final LongArrayList moments = new LongArrayList();

        void add(int user, History history) {
            IntOpenHashSet met = new IntOpenHashSet();
            int before = 0;
            for (int event = 0; event < history.size(); event++) {
                if (history.time(event) > history.time(before)) {
                    before = event;
                }
                if (met.add(history.item(event))) {
                    users.add(user);
                    items.add(history.item(event));
                    befores.add(before);
                    moments.add(history.time(event));
                }
            }
        }
    }

    static Timeline of(Interactions events) {
        int[] order = inOrder(events);
        History[] histories = new History[events.userRows()];
        Builder examples = new Builder();
        int from = 0;
        for (int user = 0; user < histories.length; user++) {
            int to = from;
            while (to < order.length && events.user(order[to]) == user) {
                to++;
            }
            histories[user] = history(events, order, from, to);
            examples.add(user, histories[user]);
            from = to;
        }
        return new Timeline(histories, examples);
    }

    /** Events by user, then by time, then as they stand in the log. */
    private static int[] inOrder(Interactions events) {
        int[] order = new int[events.size()];
        for (int event = 0; event < order.length; event++) {
            order[event] = event;
        }
        IntArrays.mergeSort(order, (a, b) -> {
            int byUser = Integer.compare(events.user(a), events.user(b));
            return byUser != 0 ? byUser : Long.compare(events.time(a), events.time(b));
        });
        return order;
    }

    private static History history(Interactions events, int[] order, int from, int to) {
        int[] items = new int[to - from];
        long[] times = new long[to - from];
        float[] values = new float[to - from];
        for (int i = 0; i < items.length; i++) {
            items[i] = events.item(order[from + i]);
            times[i] = events.time(order[from + i]);
            values[i] = events.value(order[from + i]);
        }
        return History.of(items, times, values);
    }

    /** Bytes of heap for so many events of so many users. */
    static long bytes(int events, int users) {
        return 64L * events + 64L * users;
    }

    /** How many examples. */
    int size() {
        return users.length;
    }

    int user(int example) {
        return users[example];
    }

    int item(int example) {
        return items[example];
    }

    /** How many of the user's events were strictly before. */
    int before(int example) {
        return befores[example];
    }

    /** When it was. */
    long moment(int example) {
        return moments[example];
    }

    History history(int user) {
        return histories[user];
    }
}
