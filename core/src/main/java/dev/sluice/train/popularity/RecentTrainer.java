package dev.sluice.train.popularity;

import dev.sluice.data.Column;
import dev.sluice.data.Dataset;
import dev.sluice.data.Entities;
import dev.sluice.data.Interactions;
import dev.sluice.data.NumberColumn;
import java.util.Arrays;

/**
 * Orders items by when they came, the newest first. That is when the catalogue says they were published, or else their
 * first event. One pass over the events. Safe for use by many threads.
 */
public final class RecentTrainer {
    private static final double MILLIS = 1e3;

    private final RecentSettings settings;

    /** A trainer with these settings. */
    public RecentTrainer(RecentSettings settings) {
        this.settings = settings;
    }

    /**
     * Orders the items. There need be no events where the catalogue knows better.
     *
     * @throws IllegalArgumentException if the catalogue has no such column, it holds no numbers, or no item came in the
     *     settings' window, or at all
     */
    public RecentModel train(Dataset data) {
        double[] times = published(data.catalogue().items());
        double[] first = firstEvents(data.interactions());
        for (int item = 1; item < times.length; item++) {
            if (Double.isNaN(times[item])) {
                times[item] = first[item];
            }
        }
        int without = count(times);
        leaveOutside(times);
        int outside = count(times) - without;
        if (without + outside == times.length - 1) {
            throw new IllegalArgumentException("an item must have come "
                    + settings.window()
                            .map(window -> "after " + window.from() + " and not after " + window.to())
                            .orElse("at a known time")
                    + ": " + without + " of unknown time, " + outside + " at other times");
        }
        return new RecentModel(RecentModel.NAME, settings, places(times), without, outside);
    }

    /** Bytes of heap that training takes at its peak, beside the data. */
    public long estimateBytes(Dataset data) {
        return 8L * 4 * data.catalogue().items().rows();
    }

    /** In milliseconds, NaN where the catalogue does not say. */
    private double[] published(Entities items) {
        double[] times = new double[items.rows()];
        Arrays.fill(times, Double.NaN);
        settings.published().ifPresent(name -> {
            NumberColumn seconds = numbers(items.require(name), name);
            for (int item = 1; item < times.length; item++) {
                times[item] = seconds.number(item) * MILLIS;
                if (Double.isInfinite(times[item])) {
                    throw new IllegalArgumentException("column " + name + " must be finite: " + seconds.number(item)
                            + " of item " + items.ids().id(item));
                }
            }
        });
        return times;
    }

    private static NumberColumn numbers(Column column, String name) {
        if (column instanceof NumberColumn numbers) {
            return numbers;
        }
        throw new IllegalArgumentException(
                "column " + name + " of the items must hold numbers, seconds since the epoch");
    }

    private static double[] firstEvents(Interactions events) {
        double[] first = new double[events.itemRows()];
        Arrays.fill(first, Double.NaN);
        for (int event = 0; event < events.size(); event++) {
            int item = events.item(event);
            if (!(first[item] <= events.time(event))) {
                first[item] = events.time(event);
            }
        }
        return first;
    }

    /** Items without a time. */
    private static int count(double[] times) {
        int count = 0;
        for (int item = 1; item < times.length; item++) {
            count += Double.isNaN(times[item]) ? 1 : 0;
        }
        return count;
    }

    private void leaveOutside(double[] times) {
        settings.window().ifPresent(window -> {
            for (int item = 1; item < times.length; item++) {
                if (!window.contains((long) Math.floor(times[item]))) {
                    times[item] = Double.NaN;
                }
            }
        });
    }

    /** How many moments there are up to that of each item, its own among them. */
    private static double[] places(double[] times) {
        double[] moments = times.clone();
        moments[0] = Double.NaN;
        Arrays.sort(moments); // those without a time are last
        int count = 0;
        for (int i = 0; i < moments.length && !Double.isNaN(moments[i]); i++) {
            if (count == 0 || moments[i] != moments[count - 1]) {
                moments[count++] = moments[i];
            }
        }
        double[] places = new double[times.length];
        for (int item = 1; item < times.length; item++) {
            places[item] = Double.isNaN(times[item]) ? 0 : 1 + Arrays.binarySearch(moments, 0, count, times[item]);
        }
        return places;
    }
}
