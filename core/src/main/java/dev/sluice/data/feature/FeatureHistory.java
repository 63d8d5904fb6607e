package dev.sluice.data.feature;

import it.unimi.dsi.fastutil.floats.FloatArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;

/**
 * Every value that a feature ever had, in columns: of which entity, from when, known since when, how much. A correction
 * is one more value of the same event time, known later; it takes nothing away.
 *
 * <pre>{@code
 * FeatureHistory price = new FeatureHistory.Builder()
 *         .add(item, changed, heardOf, 9.99f)
 *         .build();
 * }</pre>
 *
 * <p>The order in which values are added does not matter. Costs 20 bytes of heap a value, 12 more for one that is ever
 * the answer to a request, and 8 for each row of entities. Immutable.
 */
public final class FeatureHistory {
    /** No value answers. */
    static final int NONE = -1;

    /** Where the values of an entity begin; they are in the order of event time, then of created time. */
    private final int[] starts;

    private final long[] events;
    private final long[] created;
    private final float[] values;

    /** Where the answers of an entity begin: of its values, those that are ever the latest known, in their order. */
    private final int[] answerStarts;

    private final int[] answers;

    /** The moment from which each answer is one; apart from the values, since a search reads nothing else. */
    private final long[] answerFrom;

    FeatureHistory(int[] starts, long[] events, long[] created, float[] values) {
        this.starts = starts;
        this.events = events;
        this.created = created;
        this.values = values;
        this.answerStarts = new int[starts.length];
        this.answers = answers();
        this.answerFrom = new long[answers.length];
        for (int answer = 0; answer < answers.length; answer++) {
            answerFrom[answer] = known(answers[answer]);
        }
    }

    /**
     * A value is at some moment the latest known if all that come behind it became known later. So the answers of an
     * entity, taken in their order, become known one after the other.
     */
    private int[] answers() {
        IntArrayList found = new IntArrayList();
        for (int key = 0; key + 1 < starts.length; key++) {
            answerStarts[key] = found.size();
            long next = Long.MAX_VALUE;
            for (int row = starts[key + 1] - 1; row >= starts[key]; row--) {
                if (row == starts[key + 1] - 1 || known(row) < next) {
                    next = known(row);
                    found.add(row);
                }
            }
            reverse(found.elements(), answerStarts[key], found.size());
        }
        answerStarts[starts.length - 1] = found.size();
        return found.toIntArray();
    }

    private static void reverse(int[] rows, int from, int to) {
        for (int low = from, high = to - 1; low < high; low++, high--) {
            int row = rows[low];
            rows[low] = rows[high];
            rows[high] = row;
        }
    }

    /** How many values. */
    public int size() {
        return values.length;
    }

    /** Rows of entities, the unknown among them; every value's entity is below. */
    public int rows() {
        return starts.length - 1;
    }

    /** The value that answers for an entity at a moment, or {@link #NONE}. Costs the logarithm of its values. */
    int find(int key, long moment, Known known) {
        if (key >= rows()) {
            return NONE;
        }
        return known == Known.BY_THEN ? latestKnown(key, moment) : latest(key, moment);
    }

    long event(int row) {
        return events[row];
    }

    float value(int row) {
        return values[row];
    }

    private long known(int row) {
        return Known.BY_THEN.from(events[row], created[row]);
    }

    private int latestKnown(int key, long moment) {
        int behind = behind(moment, answerFrom, answerStarts[key], answerStarts[key + 1]);
        return behind == answerStarts[key] ? NONE : answers[behind - 1];
    }

    private int latest(int key, long moment) {
        int behind = behind(moment, events, starts[key], starts[key + 1]);
        return behind == starts[key] ? NONE : behind - 1;
    }

    /** The place behind the last of some ascending times that is not after a moment. */
    private static int behind(long moment, long[] times, int from, int to) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] <= moment) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public String toString() {
        return size() + " values of up to " + (rows() - 1) + " entities";
    }

    /** Collects values. Belongs to one thread. */
    public static final class Builder {
        private final IntArrayList keys = new IntArrayList();
        private final LongArrayList events = new LongArrayList();
        private final LongArrayList created = new LongArrayList();
        private final FloatArrayList values = new FloatArrayList();

        /** No values yet. */
        public Builder() {}

        /**
         * Adds a value.
         *
         * @param key row of the entity, at least 1: nothing is known of the unknown
         * @param eventTime from when it was true
         * @param createdTime from when it was known; before the event time for what is known ahead, such as a price of
         *     next week, and it is then used from the event time on
         * @param value finite, or NaN to say that from then on there is none
         */
        public Builder add(int key, long eventTime, long createdTime, float value) {
            Values.check(key, value);
            keys.add(key);
            events.add(eventTime);
            created.add(createdTime);
            values.add(value);
            return this;
        }

        /**
         * The values so far. Sorts them, which takes 8 bytes more a value for the time.
         *
         * @throws IllegalArgumentException if an entity has two different values of the same times, since nothing says
         *     which one was used
         */
        public FeatureHistory build() {
            TimeOrder order = TimeOrder.of(keys, events, created);
            order.requireAgreement(values);
            return new FeatureHistory(
                    order.starts(), order.sorted(events), order.sorted(created), order.sorted(values));
        }
    }
}
