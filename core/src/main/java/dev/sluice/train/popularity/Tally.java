package dev.sluice.train.popularity;

import dev.sluice.data.Interactions;
import dev.sluice.data.prepare.TimeWindow;
import dev.sluice.train.popularity.PopularitySettings.Counted;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.time.Instant;

/**
 * Adds up what events count for their items, group after group of events. Where users are counted, those of a group are
 * added a user after the other. Belongs to one thread.
 */
final class Tally {
    private final Interactions events;
    private final PopularitySettings settings;
    private final double[] counts;
    /** What the user of now has counted for an item so far. */
    private final double[] ofUser;
    /** When an item was last met; each user of each group is a visit, or each group where events are counted. */
    private final int[] visits;

    private final IntArrayList met = new IntArrayList();
    private int firstVisit = 1;
    private int visit = 1;
    private int user;
    private int taken;

    /** Nothing yet. */
    Tally(Interactions events, PopularitySettings settings) {
        this.events = events;
        this.settings = settings;
        this.counts = new double[events.itemRows()];
        this.ofUser = new double[settings.counted() == Counted.USERS ? events.itemRows() : 0];
        this.visits = new int[events.itemRows()];
    }

    /** Bytes of heap of one. */
    static long bytes(Interactions events, PopularitySettings settings) {
        return (settings.counted() == Counted.USERS ? 32L : 24L) * events.itemRows();
    }

    /** Begins the next group with nothing. */
    void begin() {
        for (int i = 0; i < met.size(); i++) {
            counts[met.getInt(i)] = 0;
        }
        met.clear();
        user = 0;
        visit++;
        firstVisit = visit;
    }

    void add(int event) {
        long time = events.time(event);
        if (settings.window().isPresent() && !settings.window().get().contains(time)) {
            return;
        }
        double weight =
                settings.recency().isEmpty() ? 1 : settings.recency().get().weight(time);
        int item = events.item(event);
        if (settings.counted() == Counted.USERS && events.user(event) != user) {
            user = events.user(event);
            visit++;
        }
        if (visits[item] < firstVisit) {
            met.add(item);
        }
        counts[item] += settings.counted() == Counted.USERS ? increase(item, weight) : weight;
        visits[item] = visit;
        taken++;
    }

    /** How much more the user counts for the item. */
    private double increase(int item, double weight) {
        double before = visits[item] == visit ? ofUser[item] : 0;
        ofUser[item] = Math.max(before, weight);
        return ofUser[item] - before;
    }

    /** How many events have counted, in all groups. */
    int taken() {
        return taken;
    }

    /** What the items of the group count, the array itself. */
    double[] counts() {
        return counts;
    }

    /** The items of the group, in the order in which they came. */
    int[] met() {
        return met.toIntArray();
    }

    /**
     * Requires that any event has counted.
     *
     * @throws IllegalArgumentException if none has; the message tells when they were
     */
    void requireAny() {
        if (taken == 0) {
            TimeWindow window = settings.window().orElseThrow();
            throw new IllegalArgumentException(
                    "an event must be after " + window.from() + " and not after " + window.to() + ": " + span(events));
        }
    }

    private static String span(Interactions events) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (int event = 0; event < events.size(); event++) {
            first = Math.min(first, events.time(event));
            last = Math.max(last, events.time(event));
        }
        return "they are from " + Instant.ofEpochMilli(first) + " to " + Instant.ofEpochMilli(last);
    }
}
