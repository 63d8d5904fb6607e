package dev.sluice.data.feature;

/**
 * A feature as of the moments that were asked for, and why it is missing where it is. The counts of found, expired and
 * absent values add up to {@link #size}.
 */
public final class JoinedFeature {
    private final float[] values;
    private final int expired;
    private final int absent;

    private JoinedFeature(float[] values, int expired, int absent) {
        this.values = values;
        this.expired = expired;
        this.absent = absent;
    }

    /** How many requests. */
    public int size() {
        return values.length;
    }

    /** The answer to a request; NaN where it is missing. */
    public float value(int request) {
        return values[request];
    }

    /** A copy of the answers, in the order of the requests. */
    public float[] values() {
        return values.clone();
    }

    /** How many requests have a value. */
    public int found() {
        return values.length - expired - absent;
    }

    /** How many have none because the latest was older than the time to live. */
    public int expired() {
        return expired;
    }

    /** How many have none because none was known by then, or the latest was that there is none. */
    public int absent() {
        return absent;
    }

    @Override
    public String toString() {
        return found() + " of " + size() + " found, " + expired + " expired, " + absent + " absent";
    }

    /** Takes answers in the order of the requests. */
    static final class Builder {
        private final float[] values;
        private int size;
        private int expired;
        private int absent;

        Builder(int requests) {
            values = new float[requests];
        }

        void addAbsent() {
            absent++;
            values[size++] = Float.NaN;
        }

        void add(float value, boolean alive) {
            if (Float.isNaN(value)) {
                addAbsent();
            } else if (alive) {
                values[size++] = value;
            } else {
                expired++;
                values[size++] = Float.NaN;
            }
        }

        JoinedFeature build() {
            return new JoinedFeature(values, expired, absent);
        }
    }
}
