package dev.sluice.eval.metric;

import dev.sluice.eval.Accumulator;
import dev.sluice.eval.Metric;
import dev.sluice.eval.statistics.Bootstrap;
import java.util.function.ToDoubleFunction;

/**
 * Shannon entropy of what is recommended, in bits: {@code -sum_i p_i log2 p_i}, with {@code p_i} the share of item
 * {@code i} in the first {@code k} places of all lists. 0 if one item is all that is shown, {@code log2} of the number
 * of items if all are shown alike. The logarithm is to base 2; other tools take the natural one, or divide by
 * something.
 *
 * <p>Its interval is {@link Bootstrap#around}, as that of {@link CatalogueCoverage}, which also has the cost.
 *
 * @param k number of places that count, at least 1
 * @param items how many items the catalogue has, at least 1; the rows of all items are at most this
 * @see <a href="https://doi.org/10.1002/j.1538-7305.1948.tb01338.x">Shannon 1948</a>
 */
public record RecommendationEntropy(int k, int items) implements Metric {
    private static final double LOG_2 = Math.log(2);

    /** Checks the ranges. */
    public RecommendationEntropy {
        Places.requireCut(k);
        Places.requireCatalogue(items, 1);
    }

    @Override
    public String name() {
        return "entropy@" + k;
    }

    @Override
    public Accumulator begin() {
        return new ShownAccumulator(this, new Bits(k, items), k, items);
    }

    private static double log2(double number) {
        return Math.log(number) / LOG_2;
    }

    /** In the order of the counts, so that equal counts have equal bits. */
    private static double of(int[] ascending) {
        long total = 0;
        double sum = 0;
        for (int count : ascending) {
            total += count;
            sum += count * log2(count);
        }
        return Math.max(0, log2((double) total) - sum / total);
    }

    /** Compares counts. */
    private record Bits(int k, int items) implements Together {
        @Override
        public String variant() {
            return "bits (log2) of the shares of items in the first " + k + " of all lists, at most log2 of " + items
                    + " items";
        }

        @Override
        public double alone(int size) {
            return size == 0 ? Double.NaN : log2(size);
        }

        @Override
        public ToDoubleFunction<int[]> of(int[][] lists) {
            ShownCounts counts = new ShownCounts(lists);
            return places -> RecommendationEntropy.of(counts.ascending(places));
        }

        @Override
        public double most() {
            return log2(items);
        }
    }
}
