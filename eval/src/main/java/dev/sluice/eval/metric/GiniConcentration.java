package dev.sluice.eval.metric;

import dev.sluice.eval.Accumulator;
import dev.sluice.eval.Metric;
import dev.sluice.eval.statistics.Bootstrap;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * How unevenly recommendations are spread over the catalogue: 0 if every item is shown as often as any other, 1 if one
 * item is all that is shown. Over all {@code n} items of the catalogue, those never shown among them, with {@code p_j}
 * the share of the item that is the {@code j}-th in ascending order,
 *
 * <pre>{@code G = sum_j (2 j - n - 1) p_j / (n - 1)}</pre>
 *
 * <p>Three conventions are about, so numbers of other tools need a look: this one; the same divided by {@code n}, which
 * cannot reach 1; and {@code 1 - G}, where more is more even (RankSys, Elliot). Over the items that were shown, instead
 * of the catalogue, it would be smaller the fewer are.
 *
 * <p>Its interval is {@link Bootstrap#around}, as that of {@link CatalogueCoverage}, which also has the cost.
 *
 * @param k number of places that count, at least 1
 * @param items how many items the catalogue has, at least 2; the rows of all items are at most this
 */
public record GiniConcentration(int k, int items) implements Metric {
    /** Checks the ranges. */
    public GiniConcentration {
        Places.requireCut(k);
        Places.requireCatalogue(items, 2);
    }

    /**
     * The concentration of counts.
     *
     * @param counts by item, in any order, at least two, none below 0
     * @return from 0 to 1; NaN if all are 0
     */
    public static double ofCounts(long... counts) {
        Places.requireCatalogue(counts.length, 2);
        long[] ascending = counts.clone();
        Arrays.sort(ascending);
        if (ascending[0] < 0) {
            throw new IllegalArgumentException("an item cannot be counted less than 0 times: " + ascending[0]);
        }
        return of(ascending, counts.length);
    }

    @Override
    public String name() {
        return "giniConcentration@" + k;
    }

    @Override
    public Accumulator begin() {
        return new ShownAccumulator(this, new Unevenness(k, items), k, items);
    }

    /**
     * What remains of the catalogue has counts of 0, which stand before the others and add nothing. The sum stays below
     * 2^63 for a billion items and a billion recommendations.
     */
    private static double of(long[] ascending, int items) {
        long weighted = 0;
        long total = 0;
        for (int i = 0; i < ascending.length; i++) {
            long place = (long) items - ascending.length + i + 1;
            weighted += (2 * place - items - 1) * ascending[i];
            total += ascending[i];
        }
        return (double) weighted / (items - 1) / total;
    }

    /** Compares counts. */
    private record Unevenness(int k, int items) implements Together {
        @Override
        public String variant() {
            return "sum of (2 j - n - 1) p_j / (n - 1) over all n = " + items
                    + " items, ascending shares p_j of the first " + k + " of all lists; 1 is one item alone";
        }

        @Override
        public double alone(int size) {
            return size == 0 ? Double.NaN : (double) (items - size) / (items - 1);
        }

        @Override
        public ToDoubleFunction<int[]> of(int[][] lists) {
            ShownCounts counts = new ShownCounts(lists);
            return places -> GiniConcentration.of(
                    Arrays.stream(counts.ascending(places)).asLongStream().toArray(), items);
        }

        @Override
        public double most() {
            return 1;
        }
    }
}
