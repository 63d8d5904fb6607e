package dev.sluice.train.popularity;

import dev.sluice.data.Dataset;
import dev.sluice.data.Interactions;
import dev.sluice.internal.sort.RowOrder;
import dev.sluice.train.engine.Checks;
import dev.sluice.train.engine.WeightedLists;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;

/**
 * Counts what is popular under each value of a context, such as a country, and with everybody. An item that counts
 * {@code n(c, i)} of all that counts under a value, {@code n(c)}, and {@code n(i)} of all that counts at all,
 * {@code n}, has there the score
 *
 * <pre>{@code
 * (n(c, i) + prior * n(i) / n) / (n(c) + prior)
 * }</pre>
 *
 * <p>the share that is expected of it where the shares of everybody are what is believed before anything is seen, with
 * the weight of {@code prior} events. So the list of a value that few events have is close to that of everybody, and
 * that of one nobody has had is the same.
 *
 * <p>An event counts under each of its values; one without a value counts with everybody alone. One pass over the
 * events, after they were sorted by user and by value. Safe for use by many threads.
 *
 * @see <a href="https://doi.org/10.1145/984321.984322">Zhai and Lafferty 2004, where it is smoothing by a Dirichlet
 *     prior</a>
 */
public final class ContextTrainer {
    private final ContextSettings settings;

    /** A trainer with these settings. */
    public ContextTrainer(ContextSettings settings) {
        this.settings = settings;
    }

    /**
     * Counts.
     *
     * @throws IllegalArgumentException if there are no events, none is in the settings' window, one that counts is
     *     later than the moment from which events fade, there is no such column, or no event has a value in it
     */
    public ContextModel train(Dataset data) {
        Interactions events = data.interactions();
        Tally overall = PopularityTrainer.tally(events, settings.popularity());
        overall.requireAny();
        double[] shares = overall.counts();
        double all = requireCount(Arrays.stream(shares).sum());
        for (int item = 0; item < shares.length; item++) {
            shares[item] /= all;
        }
        ContextValues values = ContextValues.of(data, settings);
        return new Lists(events, values, shares).model();
    }

    private static double requireCount(double all) {
        if (!(all > 0)) {
            throw new IllegalArgumentException("what events count must be above 0, but all have faded: " + all);
        }
        return all;
    }

    /** Bytes of heap that training takes at its peak, beside the data: an upper bound where events have one value. */
    public long estimateBytes(Dataset data) {
        Interactions events = data.interactions();
        long sorted = 40L * events.size() + 8L * events.userRows();
        return 2 * Tally.bytes(events, settings.popularity()) + sorted;
    }

    /** The list of each value. */
    private final class Lists {
        private final Interactions events;
        private final ContextValues values;
        private final double[] shares;
        private final IntArrayList eventOf = new IntArrayList();
        private final IntArrayList valueOf = new IntArrayList();

        Lists(Interactions events, ContextValues values, double[] shares) {
            this.events = events;
            this.values = values;
            this.shares = shares;
        }

        ContextModel model() {
            int without = collect();
            Checks.from(1, eventOf.size(), "number of interactions with a value in column " + settings.column());
            int rows = values.texts().size() + 1;
            RowOrder byValue = RowOrder.of(eventOf.size(), at -> events.user(eventOf.getInt(at)), events.userRows())
                    .by(valueOf::getInt, rows);
            Tally tally = new Tally(events, settings.popularity());
            WeightedLists lists = new WeightedLists(rows);
            double[] ofAll = new double[rows];
            ofAll[0] = 1;
            for (int value = 1; value < rows; value++) {
                tally.begin();
                for (int place = byValue.start(value); place < byValue.end(value); place++) {
                    tally.add(eventOf.getInt(byValue.at(place)));
                }
                ofAll[value] = fill(value, tally, lists);
            }
            return new ContextModel(ContextModel.NAME, settings, values.texts(), shares, lists, ofAll, without);
        }

        /** Notes the values of all events; returns how many have none. */
        private int collect() {
            int without = 0;
            for (int event = 0; event < events.size(); event++) {
                int[] found = values.ofEvent().apply(event);
                without += found.length == 0 ? 1 : 0;
                for (int value : found) {
                    eventOf.add(event);
                    valueOf.add(value);
                }
            }
            return without;
        }

        /** Sets the list of a value; returns how much the shares of everybody count beside it. */
        private double fill(int value, Tally tally, WeightedLists lists) {
            int[] items = tally.met();
            double count = 0;
            for (int item : items) {
                count += tally.counts()[item];
            }
            if (!(count > 0)) {
                return 1;
            }
            double ofAll = settings.prior() / (count + settings.prior());
            float[] scores = new float[items.length];
            for (int i = 0; i < items.length; i++) {
                double own = tally.counts()[items[i]] / (count + settings.prior());
                scores[i] = (float) (own + ofAll * shares[items[i]]);
            }
            lists.set(value, items, scores);
            lists.sort(value);
            return ofAll;
        }
    }
}
