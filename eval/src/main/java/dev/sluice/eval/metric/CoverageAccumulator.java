package dev.sluice.eval.metric;

import dev.sluice.eval.Accumulator;
import dev.sluice.eval.Aggregate;
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
import java.util.stream.IntStream;

/** The items in the first places of lists, user by user. */
final class CoverageAccumulator implements Accumulator, Resampled {
    private final CatalogueCoverage metric;
    private final Int2ObjectMap<int[]> shown = new Int2ObjectOpenHashMap<>();
    private final UserValues.Builder alone = new UserValues.Builder();

    CoverageAccumulator(CatalogueCoverage metric) {
        this.metric = metric;
    }

    @Override
    public void add(RankedList list, Truth truth) {
        int[] items = list.items().limit(metric.k()).toArray();
        for (int item : items) {
            requireInCatalogue(item);
        }
        shown.put(list.user(), items);
        alone.add(list.user(), share(items.length));
    }

    @Override
    public void merge(Accumulator other) {
        if (!(other instanceof CoverageAccumulator others) || !others.metric.equals(metric)) {
            throw new IllegalArgumentException("not an accumulator of " + metric.name());
        }
        shown.putAll(others.shown);
        alone.addAll(others.alone);
    }

    @Override
    public MetricResult result() {
        UserValues users = alone.build();
        return new MetricResult(
                metric.name(),
                "distinct items among the first " + metric.k() + " of all lists, divided by " + metric.items()
                        + " items; interval from deviations of resampled users from their mean",
                Aggregate.WHOLE,
                share(distinct(users)),
                users,
                Map.of(),
                Optional.empty());
    }

    @Override
    public Interval interval(Bootstrap bootstrap) {
        UserValues users = alone.build();
        DistinctItems distinct = new DistinctItems(lists(users));
        Interval items = bootstrap.around(distinct(users), users.size(), distinct::of);
        return new Interval(
                share(Math.max(0, items.low())), share(Math.min(metric.items(), items.high())), items.level());
    }

    private int distinct(UserValues users) {
        return new DistinctItems(lists(users))
                .of(IntStream.range(0, users.size()).toArray());
    }

    private double share(double items) {
        return items / metric.items();
    }

    /** In user order, so that equal numbers draw the same users however lists were merged. */
    private int[][] lists(UserValues users) {
        return IntStream.range(0, users.size())
                .mapToObj(place -> shown.get(users.user(place)))
                .toArray(int[][]::new);
    }

    private void requireInCatalogue(int item) {
        if (item > metric.items()) {
            throw new IllegalArgumentException(
                    "item " + item + " is outside a catalogue of " + metric.items() + " items");
        }
    }
}
