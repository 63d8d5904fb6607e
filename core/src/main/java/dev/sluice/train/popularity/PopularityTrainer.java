package dev.sluice.train.popularity;

import dev.sluice.data.Interactions;
import dev.sluice.internal.sort.RowOrder;
import dev.sluice.train.engine.Checks;
import dev.sluice.train.popularity.PopularitySettings.Counted;

/**
 * Counts how many users met each item, or how often it was met, newer events for more if so set. One pass over the
 * events. Safe for use by many threads.
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
     * @throws IllegalArgumentException if there are no events, or one is later than the settings' moment
     */
    public PopularityModel train(Interactions events) {
        Checks.from(1, events.size(), "number of interactions");
        double[] counts = new double[events.itemRows()];
        if (settings.counted() == Counted.EVENTS) {
            for (int event = 0; event < events.size(); event++) {
                counts[events.item(event)] += weight(events, event);
            }
        } else {
            countUsers(events, counts);
        }
        return new PopularityModel(PopularityModel.NAME, settings, counts);
    }

    /** Bytes of heap that training takes at its peak, beside the events. */
    public long estimateBytes(Interactions events) {
        long ofItems = 20L * events.itemRows();
        return settings.counted() == Counted.EVENTS ? ofItems : ofItems + 4L * events.size() + 8L * events.userRows();
    }

    private void countUsers(Interactions events, double[] counts) {
        RowOrder byUser = RowOrder.of(events.size(), events::user, events.userRows());
        int[] lastUser = new int[events.itemRows()];
        double[] counted = new double[events.itemRows()];
        for (int user = 1; user < events.userRows(); user++) {
            for (int event : byUser.of(user)) {
                int item = events.item(event);
                double before = lastUser[item] == user ? counted[item] : 0;
                double weight = Math.max(before, weight(events, event));
                counts[item] += weight - before;
                counted[item] = weight;
                lastUser[item] = user;
            }
        }
    }

    private double weight(Interactions events, int event) {
        return settings.recency().isEmpty() ? 1 : settings.recency().get().weight(events.time(event));
    }
}
