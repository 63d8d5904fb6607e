package dev.sluice.eval.metric;

import dev.sluice.eval.Accumulator;
import dev.sluice.eval.Metric;
import dev.sluice.eval.statistics.Bootstrap;
import java.util.function.ToDoubleFunction;

/**
 * The share of the catalogue that stands in the first {@code k} places of somebody's list, whether relevant or not.
 *
 * <p>Users drawn with replacement cover less than the users there are. Its interval is therefore no percentile
 * interval, which would lie below the value, but {@link Bootstrap#around}: the value plus the deviations of the
 * resampled values from their own mean, within 0 and 1. It errs on the wide side, most where lists hardly overlap: in
 * simulations it was 1.3 to 2.6 times as wide as coverage varied from one sample of users to the next. It costs 5 to 10
 * ns a user, place and resample.
 *
 * @param k number of places that count, at least 1
 * @param items how many items the catalogue has, at least 1; the rows of all items are at most this
 */
public record CatalogueCoverage(int k, int items) implements Metric {
    public CatalogueCoverage {
        Places.requireCut(k);
        Places.requireCatalogue(items, 1);
    }

    @Override
    public String name() {
        return "coverage@" + k;
    }

    @Override
    public Accumulator begin() {
        return new ShownAccumulator(this, new Distinct(k, items), k, items);
    }

    /** Counts distinct items. */
    private record Distinct(int k, int items) implements Together {
        @Override
        public String variant() {
            return "distinct items among the first " + k + " of all lists, divided by " + items + " items";
        }

        @Override
        public double alone(int size) {
            return value(size);
        }

        @Override
        public ToDoubleFunction<int[]> of(int[][] lists) {
            return new DistinctItems(lists)::of;
        }

        @Override
        public double value(double distinct) {
            return distinct / items;
        }

        @Override
        public double most() {
            return items;
        }
    }
}
