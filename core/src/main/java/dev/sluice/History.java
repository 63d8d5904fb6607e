package dev.sluice;

import java.util.Arrays;

/** What a user did, oldest first: items, the moments, and how much each counts. */
public final class History {
    /** Nothing yet. */
    public static final History EMPTY = new History(new int[0], new long[0], new float[0]);

    private final int[] items;
    private final long[] times;
    private final float[] values;

    private History(int[] items, long[] times, float[] values) {
        this.items = items;
        this.times = times;
        this.values = values;
    }

    /**
     * A history of as many events as each array has entries.
     *
     * @param items item indexes, at least 1; an item may come back
     * @param times ascending
     * @param values finite
     */
    public static History of(int[] items, long[] times, float[] values) {
        if (items.length != times.length || items.length != values.length) {
            throw new IllegalArgumentException("items, times and values must be equally many: " + items.length + ", "
                    + times.length + ", " + values.length);
        }
        for (int i = 0; i < items.length; i++) {
            checkEvent(items, times, values, i);
        }
        return items.length == 0 ? EMPTY : new History(items.clone(), times.clone(), values.clone());
    }

    private static void checkEvent(int[] items, long[] times, float[] values, int i) {
        if (items[i] < 1) {
            throw new IndexOutOfBoundsException("a history holds items of at least 1: " + items[i]);
        }
        if (i > 0 && times[i] < times[i - 1]) {
            throw new IllegalArgumentException(
                    "a history goes forward in time: " + times[i] + " after " + times[i - 1]);
        }
        if (!Float.isFinite(values[i])) {
            throw new IllegalArgumentException("value of item " + items[i] + " must be finite: " + values[i]);
        }
    }

    /** How many events. */
    public int size() {
        return items.length;
    }

    /** Item of the event, the oldest being event 0. */
    public int item(int event) {
        return items[event];
    }

    /** Moment of the event. */
    public long time(int event) {
        return times[event];
    }

    /** How much the event counts, a rating or a number of plays. */
    public float value(int event) {
        return values[event];
    }

    /** A copy of the items, oldest first. */
    public int[] items() {
        return items.clone();
    }

    /**
     * The newest events.
     *
     * @param count how many at most, at least 0
     */
    public History latest(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("count must be at least 0: " + count);
        }
        int from = Math.max(0, items.length - count);
        return from == 0
                ? this
                : new History(
                        Arrays.copyOfRange(items, from, items.length),
                        Arrays.copyOfRange(times, from, times.length),
                        Arrays.copyOfRange(values, from, values.length));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof History history
                && Arrays.equals(items, history.items)
                && Arrays.equals(times, history.times)
                && Arrays.equals(values, history.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(items) * 31 + Arrays.hashCode(times);
    }

    @Override
    public String toString() {
        return "history of " + items.length;
    }
}
