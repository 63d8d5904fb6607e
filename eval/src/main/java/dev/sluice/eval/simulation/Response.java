package dev.sluice.eval.simulation;

/**
 * What a user did with a list. Positions count from 1. Whether the user looked and was satisfied is the truth, which no
 * log holds; the events and their moments are what a log would hold.
 */
public final class Response {
    private static final int TYPES = EventType.values().length;

    private final int[] items;
    private final boolean[] looked;
    private final boolean[] satisfied;
    private final double[] watchedSeconds;
    private final boolean[] happened;
    private final long[] moments;

    private final long end;

    private Response(Builder builder, long end) {
        this.end = end;
        items = builder.items;
        looked = builder.looked;
        satisfied = builder.satisfied;
        watchedSeconds = builder.watchedSeconds;
        happened = builder.happened;
        moments = builder.moments;
    }

    /** How many items were shown. */
    public int size() {
        return items.length;
    }

    /** The item at a position, from 1 to {@link #size()}. */
    public int item(int position) {
        return items[position - 1];
    }

    /** Whether the user looked there. */
    public boolean looked(int position) {
        return looked[position - 1];
    }

    /** Whether something happened there. */
    public boolean happened(EventType type, int position) {
        return happened[index(type, position)];
    }

    /** Whether the user opened the item there. */
    public boolean clicked(int position) {
        return happened(EventType.CLICK, position);
    }

    /** How long the user watched the item there, 0 if it was not opened. */
    public double watchedSeconds(int position) {
        return watchedSeconds[position - 1];
    }

    /** Whether the user opened the item there and was glad of it. */
    public boolean satisfied(int position) {
        return satisfied[position - 1];
    }

    /**
     * When something happened there, in milliseconds since the epoch.
     *
     * @throws IllegalArgumentException if it did not happen
     */
    public long moment(EventType type, int position) {
        if (!happened(type, position)) {
            throw new IllegalArgumentException("no " + type.label() + " happened at position " + position);
        }
        return moments[index(type, position)];
    }

    /** When the user was done with the list, in milliseconds since the epoch; only returns come later. */
    public long end() {
        return end;
    }

    /** How many items the user opened. */
    public int clicks() {
        int clicks = 0;
        for (int position = 1; position <= size(); position++) {
            clicks += clicked(position) ? 1 : 0;
        }
        return clicks;
    }

    /** 1 for every item the user opened and was glad of, less half of 1 for every other that was opened. */
    public double satisfaction() {
        double sum = 0;
        for (int position = 1; position <= size(); position++) {
            if (clicked(position)) {
                sum += satisfied(position) ? 1 : -Law.DISAPPOINTMENT;
            }
        }
        return sum;
    }

    private static int index(EventType type, int position) {
        return (position - 1) * TYPES + type.step();
    }

    /** Collects what happens. */
    static final class Builder {
        private final int[] items;
        private final boolean[] looked;
        private final boolean[] satisfied;
        private final double[] watchedSeconds;
        private final boolean[] happened;
        private final long[] moments;

        Builder(int[] items) {
            this.items = items.clone();
            looked = new boolean[items.length];
            satisfied = new boolean[items.length];
            watchedSeconds = new double[items.length];
            happened = new boolean[items.length * TYPES];
            moments = new long[items.length * TYPES];
        }

        void event(EventType type, int position, long moment) {
            happened[index(type, position)] = true;
            moments[index(type, position)] = moment;
        }

        void looked(int position) {
            looked[position - 1] = true;
        }

        void watched(int position, double seconds) {
            watchedSeconds[position - 1] = seconds;
        }

        void satisfied(int position) {
            satisfied[position - 1] = true;
        }

        Response build(long end) {
            return new Response(this, end);
        }
    }
}
