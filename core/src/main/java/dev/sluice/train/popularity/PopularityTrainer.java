package dev.sluice.train.popularity;

import dev.sluice.data.Interactions;
import dev.sluice.internal.sort.RowOrder;
import dev.sluice.train.engine.Checks;
import dev.sluice.train.popularity.PopularitySettings.Counted;

/**
 * Counts how many users met each item, or how often it was met, those of a window alone and newer events for more if so
 * set. One pass over the events. Safe for use by many threads.
 */
public final class PopularityTrainer {
    private final PopularitySettings settings;

    /** A trainer with these settings. */
    public PopularityTrainer(PopularitySettings settings) {
        this.settings = settings;
    }

    /**
     * Counts.
     *
     * @throws IllegalArgumentException if there are no events, none is in the settings' window, or one that counts is
     *     later than the moment from which events fade
     */
    public PopularityModel train(Interactions events) {
        Tally tally = tally(events, settings);
        tally.requireAny();
        return new PopularityModel(PopularityModel.NAME, settings, tally.counts(), tally.taken());
    }

    /** All events as one group. */
    static Tally tally(Interactions events, PopularitySettings settings) {
        Checks.from(1, events.size(), "number of interactions");
        Tally tally = new Tally(events, settings);
        if (settings.counted() == Counted.EVENTS) {
            for (int event = 0; event < events.size(); event++) {
                tally.add(event);
            }
        } else {
            RowOrder byUser = RowOrder.of(events.size(), events::user, events.userRows());
            for (int place = 0; place < events.size(); place++) {
                tally.add(byUser.at(place));
            }
        }
        return tally;
    }

    /** Bytes of heap that training takes at its peak, beside the events. */
    public long estimateBytes(Interactions events) {
        return estimateBytes(events, settings);
    }

    static long estimateBytes(Interactions events, PopularitySettings settings) {
        long sorted = settings.counted() == Counted.EVENTS ? 0 : 8L * events.size() + 8L * events.userRows();
        return Tally.bytes(events, settings) + sorted;
    }
}
