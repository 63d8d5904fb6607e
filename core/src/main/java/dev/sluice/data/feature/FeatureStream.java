package dev.sluice.data.feature;

import java.util.Arrays;
import java.util.BitSet;

/**
 * A point-in-time join of values and requests that come in the order of time. Remembers one value for each entity, so
 * it takes 20 bytes of heap for each row up to the highest, however many values come.
 *
 * <p>A value comes when it may be used: at its event time or its created time, whichever is later. So values come in
 * that order, and before requests of the same moment; values among themselves may come in any order as long as no
 * request is between them. What is out of order cannot leak:
 *
 * <ul>
 *   <li>a request from before a value that was already learned is an error;
 *   <li>a value that should have come before a request already answered is used from then on, and counted by
 *       {@link #late}. With no late value the answers are those of the batch form.
 * </ul>
 *
 * <p>Belongs to one thread, or is guarded by the application.
 */
public final class FeatureStream {
    private static final int FIRST_ROWS = 16;

    private final PointInTimeJoin join;
    private final BitSet known = new BitSet();
    private long[] events = new long[FIRST_ROWS];
    private long[] created = new long[FIRST_ROWS];
    private float[] values = new float[FIRST_ROWS];
    private long newestValue = Long.MIN_VALUE;
    private long newestRequest = Long.MIN_VALUE;
    private boolean isAsked;
    private long late;

    FeatureStream(PointInTimeJoin join) {
        this.join = join;
    }

    /**
     * Takes a value.
     *
     * @param key row of the entity, at least 1
     * @param eventTime from when it was true
     * @param createdTime from when it was known
     * @param value finite, or NaN to say that from then on there is none
     * @throws IllegalArgumentException if the value it knows of the same times is another
     */
    public void learn(int key, long eventTime, long createdTime, float value) {
        Values.check(key, value);
        if (isNewer(key, eventTime, createdTime, value)) {
            remember(key, eventTime, createdTime, value);
        }
        long from = join.known().from(eventTime, createdTime);
        newestValue = Math.max(newestValue, from);
        late += isAsked && from <= newestRequest ? 1 : 0;
    }

    /**
     * The value of an entity at a moment; NaN where it is missing.
     *
     * @param key row of the entity, at least 0
     * @throws IllegalArgumentException if a value was learned that could not be used at that moment yet
     */
    public float at(int key, long moment) {
        if (moment < newestValue) {
            throw new IllegalArgumentException(
                    "a request must not be before the newest value, of " + newestValue + ": " + moment);
        }
        isAsked = true;
        newestRequest = Math.max(newestRequest, moment);
        return known.get(PointInTimeJoin.requireRow(key)) && join.isWithin(events[key], moment)
                ? values[key]
                : Float.NaN;
    }

    /** How many values came after a request that they should have come before. */
    public long late() {
        return late;
    }

    private boolean isNewer(int key, long event, long since, float value) {
        if (!known.get(key)) {
            return true;
        }
        if (event == events[key] && since == created[key] && Values.disagree(value, values[key])) {
            throw Values.disagreement(key, event, since, values[key], value);
        }
        return event > events[key] || (event == events[key] && since > created[key]);
    }

    private void remember(int key, long event, long since, float value) {
        if (key >= values.length) {
            grow(key);
        }
        known.set(key);
        events[key] = event;
        created[key] = since;
        values[key] = value;
    }

    private void grow(int key) {
        int rows = (int) Math.min(Integer.MAX_VALUE - 16, Math.max(key + 1L, values.length + (values.length >> 1)));
        events = Arrays.copyOf(events, rows);
        created = Arrays.copyOf(created, rows);
        values = Arrays.copyOf(values, rows);
    }
}
