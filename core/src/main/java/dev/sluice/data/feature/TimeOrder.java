package dev.sluice.data.feature;

import it.unimi.dsi.fastutil.floats.FloatArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.ints.IntComparator;
import it.unimi.dsi.fastutil.longs.LongArrayList;

/** Values by entity, those of an entity by event time, then by created time. Belongs to one thread. */
final class TimeOrder {
    private final long[] events;
    private final long[] created;
    private final int[] starts;
    private final int[] order;

    private TimeOrder(long[] events, long[] created, int[] starts, int[] order) {
        this.events = events;
        this.created = created;
        this.starts = starts;
        this.order = order;
    }

    static TimeOrder of(IntArrayList keys, LongArrayList events, LongArrayList created) {
        int[] starts = starts(keys);
        TimeOrder order = new TimeOrder(events.elements(), created.elements(), starts, byKey(keys, starts));
        order.sortWithinKeys();
        return order;
    }

    /** Where the values of each key begin, and behind the last key where they end. */
    private static int[] starts(IntArrayList keys) {
        int highest = 0;
        for (int i = 0; i < keys.size(); i++) {
            highest = Math.max(highest, keys.getInt(i));
        }
        if (highest > Integer.MAX_VALUE - 16) {
            throw new IndexOutOfBoundsException("an entity's row must be below 2^31 - 16: " + highest);
        }
        int[] starts = new int[highest + 2];
        for (int i = 0; i < keys.size(); i++) {
            starts[keys.getInt(i) + 1]++;
        }
        for (int key = 1; key < starts.length; key++) {
            starts[key] += starts[key - 1];
        }
        return starts;
    }

    private static int[] byKey(IntArrayList keys, int[] starts) {
        int[] next = starts.clone();
        int[] order = new int[keys.size()];
        for (int i = 0; i < order.length; i++) {
            order[next[keys.getInt(i)]++] = i;
        }
        return order;
    }

    private void sortWithinKeys() {
        IntComparator byTime = this::compare;
        int[] support = order.clone();
        for (int key = 0; key + 1 < starts.length; key++) {
            IntArrays.mergeSort(order, starts[key], starts[key + 1], byTime, support);
        }
    }

    private int compare(int one, int other) {
        int byEvent = Long.compare(events[one], events[other]);
        return byEvent != 0 ? byEvent : Long.compare(created[one], created[other]);
    }

    int[] starts() {
        return starts;
    }

    /** Refuses two different values of the same entity and times. */
    void requireAgreement(FloatArrayList values) {
        for (int key = 0; key + 1 < starts.length; key++) {
            for (int place = starts[key] + 1; place < starts[key + 1]; place++) {
                int one = order[place - 1];
                int other = order[place];
                if (compare(one, other) == 0 && Values.disagree(values.getFloat(one), values.getFloat(other))) {
                    throw Values.disagreement(
                            key, events[one], created[one], values.getFloat(one), values.getFloat(other));
                }
            }
        }
    }

    long[] sorted(LongArrayList column) {
        long[] sorted = new long[order.length];
        for (int place = 0; place < sorted.length; place++) {
            sorted[place] = column.getLong(order[place]);
        }
        return sorted;
    }

    float[] sorted(FloatArrayList column) {
        float[] sorted = new float[order.length];
        for (int place = 0; place < sorted.length; place++) {
            sorted[place] = column.getFloat(order[place]);
        }
        return sorted;
    }
}
