package dev.sluice.data;

import it.unimi.dsi.fastutil.floats.FloatArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * A log of events in columns: who, what, when, how much; and named columns beside them, where the data has them. Events
 * keep the order in which they were added, that of the file they were read from.
 *
 * <p>Costs 20 bytes of heap an event, and that of the named columns. Immutable; a selection copies.
 */
public final class Interactions {
    private final int userRows;
    private final int itemRows;
    private final int[] users;
    private final int[] items;
    private final long[] times;
    private final float[] values;
    private final Map<String, Column> columns;

    private Interactions(
            int userRows,
            int itemRows,
            int[] users,
            int[] items,
            long[] times,
            float[] values,
            Map<String, Column> columns) {
        this.userRows = userRows;
        this.itemRows = itemRows;
        this.users = users;
        this.items = items;
        this.times = times;
        this.values = values;
        this.columns = columns;
    }

    /** How many events. */
    public int size() {
        return users.length;
    }

    /** Rows of users, the unknown among them; every event's user is below. */
    public int userRows() {
        return userRows;
    }

    /** Rows of items, the unknown among them; every event's item is below. */
    public int itemRows() {
        return itemRows;
    }

    /** Who: from 1 to {@code userRows() - 1}. */
    public int user(int event) {
        return users[event];
    }

    /** What: from 1 to {@code itemRows() - 1}. */
    public int item(int event) {
        return items[event];
    }

    /** When, in milliseconds since the epoch; 0 in data without times. */
    public long time(int event) {
        return times[event];
    }

    /** How much: a rating, a number of plays; 1 in data without values. */
    public float value(int event) {
        return values[event];
    }

    /** The named columns. */
    public Map<String, Column> columns() {
        return columns;
    }

    /** The column of this name, if there is one. */
    public Optional<Column> column(String name) {
        return Optional.ofNullable(columns.get(name));
    }

    /** The events that are wanted, in their order; rows of users and items stay as they are. */
    public Interactions filter(IntPredicate wanted) {
        return select(IntStream.range(0, size()).filter(wanted).toArray());
    }

    /** These events in this order; rows of users and items stay as they are. */
    public Interactions select(int[] events) {
        int[] selectedUsers = new int[events.length];
        int[] selectedItems = new int[events.length];
        long[] selectedTimes = new long[events.length];
        float[] selectedValues = new float[events.length];
        for (int i = 0; i < events.length; i++) {
            selectedUsers[i] = users[events[i]];
            selectedItems[i] = items[events[i]];
            selectedTimes[i] = times[events[i]];
            selectedValues[i] = values[events[i]];
        }
        Map<String, Column> selectedColumns = new LinkedHashMap<>();
        columns.forEach((name, column) -> selectedColumns.put(name, column.select(events)));
        return new Interactions(
                userRows,
                itemRows,
                selectedUsers,
                selectedItems,
                selectedTimes,
                selectedValues,
                Collections.unmodifiableMap(selectedColumns));
    }

    /**
     * These events with their users in other rows, such as those of a catalogue from which some were dropped.
     *
     * @param rows rows of users from then on, the unknown among them
     * @param row the new row of a user, from 1 to {@code rows - 1}; asked once for each event
     */
    public Interactions withUsers(int rows, IntUnaryOperator row) {
        return new Interactions(rows, itemRows, moved(users, rows, row, "user"), items, times, values, columns);
    }

    /**
     * These events with their items in other rows, such as those of a catalogue in which some became one.
     *
     * @param rows rows of items from then on, the unknown among them
     * @param row the new row of an item, from 1 to {@code rows - 1}; asked once for each event
     */
    public Interactions withItems(int rows, IntUnaryOperator row) {
        return new Interactions(userRows, rows, users, moved(items, rows, row, "item"), times, values, columns);
    }

    private static int[] moved(int[] from, int rows, IntUnaryOperator row, String what) {
        int[] moved = new int[from.length];
        for (int event = 0; event < moved.length; event++) {
            moved[event] = row.applyAsInt(from[event]);
            if (moved[event] < 1 || moved[event] >= rows) {
                throw new IndexOutOfBoundsException(what + " must be from 1 to " + (rows - 1) + ": " + moved[event]);
            }
        }
        return moved;
    }

    /** These events with a named column more. */
    public Interactions with(String name, Column column) {
        if (column.rows() != size()) {
            throw new IllegalArgumentException(
                    "column " + name + " has " + column.rows() + " rows for " + size() + " events");
        }
        Map<String, Column> more = new LinkedHashMap<>(columns);
        more.put(name, column);
        return new Interactions(userRows, itemRows, users, items, times, values, Collections.unmodifiableMap(more));
    }

    /**
     * These events with other values.
     *
     * @param others one for each event, finite
     */
    public Interactions withValues(float[] others) {
        if (others.length != size()) {
            throw new IllegalArgumentException(others.length + " values for " + size() + " events");
        }
        for (float value : others) {
            requireFinite(value);
        }
        return new Interactions(userRows, itemRows, users, items, times, others.clone(), columns);
    }

    private static void requireFinite(float value) {
        if (!Float.isFinite(value)) {
            throw new IllegalArgumentException("value must be finite: " + value);
        }
    }

    /** Collects events. Belongs to one thread. */
    public static final class Builder {
        private final IntArrayList users = new IntArrayList();
        private final IntArrayList items = new IntArrayList();
        private final LongArrayList times = new LongArrayList();
        private final FloatArrayList values = new FloatArrayList();

        /** No events yet. */
        public Builder() {}

        /**
         * Adds an event.
         *
         * @param user at least 1
         * @param item at least 1
         * @param time milliseconds since the epoch
         * @param value finite
         */
        public Builder add(int user, int item, long time, float value) {
            if (user < 1 || item < 1) {
                throw new IndexOutOfBoundsException("user and item must be at least 1: " + user + ", " + item);
            }
            requireFinite(value);
            users.add(user);
            items.add(item);
            times.add(time);
            values.add(value);
            return this;
        }

        /**
         * The events so far.
         *
         * @param userRows rows of users, the unknown among them, more than any user
         * @param itemRows rows of items, the unknown among them, more than any item
         */
        public Interactions build(int userRows, int itemRows) {
            requireBelow(users, userRows, "user");
            requireBelow(items, itemRows, "item");
            return new Interactions(
                    userRows, itemRows, trimmed(users), trimmed(items), trimmed(times), trimmed(values), Map.of());
        }

        // A list that is full is not written to any more: what is added later goes to a longer copy. So what is built
        // has the very arrays, and no more than one column exists twice at any time.

        private static int[] trimmed(IntArrayList column) {
            column.trim();
            return column.elements();
        }

        private static long[] trimmed(LongArrayList column) {
            column.trim();
            return column.elements();
        }

        private static float[] trimmed(FloatArrayList column) {
            column.trim();
            return column.elements();
        }

        private static void requireBelow(IntArrayList indexes, int rows, String what) {
            int highest =
                    Arrays.stream(indexes.elements(), 0, indexes.size()).max().orElse(0);
            if (highest >= rows) {
                throw new IndexOutOfBoundsException(what + " must be below " + rows + ": " + highest);
            }
        }
    }
}
