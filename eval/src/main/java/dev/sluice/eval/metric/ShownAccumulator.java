package dev.sluice.eval.metric;

import dev.sluice.eval.Accumulator;
import dev.sluice.eval.Aggregate;
import dev.sluice.eval.Metric;
import dev.sluice.eval.MetricResult;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Resampled;
import dev.sluice.eval.Truth;
import dev.sluice.eval.UserValues;
import dev.sluice.eval.statistics.Bootstrap;
import dev.sluice.eval.statistics.Interval;
import it.unimi.dsi.fastutil.ints.Int2ObjectMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The items in the first places of lists, user by user. */
final class ShownAccumulator implements Accumulator, Resampled {
    private final Metric metric;
    private final Together together;
    private final int k;
    private final int items;
    private final Int2ObjectMap<int[]> shown = new Int2ObjectOpenHashMap<>();
    private final UserValues.Builder alone = new UserValues.Builder();
    private int uncounted;

    /**
     * Nothing is shown yet.
     *
     * @param k number of places that count
     * @param items how many items the catalogue has
     */
    ShownAccumulator(Metric metric, Together together, int k, int items) {
        this.metric = metric;
        this.together = together;
        this.k = k;
        this.items = items;
    }

    @Override
    public void add(RankedList list, Truth truth) {
        int[] first = list.items().limit(k).toArray();
        for (int item : first) {
            requireInCatalogue(item);
        }
        double value = together.alone(first.length);
        if (Double.isNaN(value)) {
            uncounted++;
        } else {
            shown.put(list.user(), first);
            alone.add(list.user(), value);
        }
    }

    @Override
    public void merge(Accumulator other) {
        if (!(other instanceof ShownAccumulator others) || !others.metric.equals(metric)) {
            throw new IllegalArgumentException("not an accumulator of " + metric.name());
        }
        shown.putAll(others.shown);
        alone.addAll(others.alone);
        uncounted += others.uncounted;
    }

    @Override
    public MetricResult result() {
        UserValues users = alone.build();
        return new MetricResult(
                metric.name(),
                together.variant() + "; interval from deviations of resampled users from their mean",
                Aggregate.WHOLE,
                together.value(ofAll(together.of(lists(users)), users)),
                users,
                uncounted == 0 ? Map.of() : Map.of("empty list", uncounted),
                Optional.empty());
    }

    @Override
    public Interval interval(Bootstrap bootstrap) {
        UserValues users = alone.build();
        ToDoubleFunction<int[]> measure = together.of(lists(users));
        Interval around =
                bootstrap.around(ofAll(measure, users), users.size(), measure).between(0, together.most());
        return new Interval(together.value(around.low()), together.value(around.high()), around.level());
    }

    private static double ofAll(ToDoubleFunction<int[]> measure, UserValues users) {
        return measure.applyAsDouble(IntStream.range(0, users.size()).toArray());
    }

    /** In user order, so that equal numbers draw the same users however lists were merged. */
    private int[][] lists(UserValues users) {
        return IntStream.range(0, users.size())
                .mapToObj(place -> shown.get(users.user(place)))
                .toArray(int[][]::new);
    }

    private void requireInCatalogue(int item) {
        if (item > items) {
            throw new IllegalArgumentException("item " + item + " is outside a catalogue of " + items + " items");
        }
    }
}
