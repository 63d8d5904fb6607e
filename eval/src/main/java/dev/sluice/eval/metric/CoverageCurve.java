package dev.sluice.eval.metric;

import dev.sluice.eval.RankedList;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How few items make up how much of what is recommended: {@code N(share)} is the least number of items, the most
 * recommended first, that together are at least that share of all recommendations. A recommender that shows everybody
 * the same has a low, flat curve; one that serves many tastes rises early.
 */
public final class CoverageCurve {
    /** By number of items less one, how many recommendations the most recommended ones have together. */
    private final long[] cumulative;

    private CoverageCurve(int[] counts) {
        int[] sorted = Arrays.stream(counts).filter(count -> count > 0).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("a coverage curve needs at least one recommendation");
        }
        cumulative = new long[sorted.length];
        long sum = 0;
        for (int i = 0; i < sorted.length; i++) {
            sum += sorted[sorted.length - 1 - i];
            cumulative[i] = sum;
        }
    }

    /**
     * The curve of the first places of lists.
     *
     * @param k number of places that count, at least 1
     * @throws IllegalArgumentException if nothing is recommended
     */
    public static CoverageCurve of(Stream<RankedList> lists, int k) {
        Places.requireCut(k);
        Int2IntOpenHashMap counts = new Int2IntOpenHashMap();
        lists.forEachOrdered(list -> list.items().limit(k).forEach(item -> counts.addTo(item, 1)));
        return new CoverageCurve(counts.values().toIntArray());
    }

    /**
     * The curve of items of which it is known how often each was recommended.
     *
     * @param counts by item, in any order, none below 0
     * @throws IllegalArgumentException if nothing is recommended
     */
    public static CoverageCurve ofCounts(int... counts) {
        for (int count : counts) {
            if (count < 0) {
                throw new IllegalArgumentException("an item cannot be recommended less than 0 times: " + count);
            }
        }
        return new CoverageCurve(counts);
    }

    /**
     * The least number of items that make up a share of the recommendations. A binary search.
     *
     * @param share above 0 and at most 1
     */
    public int itemsFor(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be above 0 and at most 1: " + share);
        }
        int low = 0;
        int high = cumulative.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            // A division rounds to the double that the same share has as a literal; share times all may end above it.
            if ((double) cumulative[middle] / recommendations() >= share) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low + 1;
    }

    /** The curve at 10 %, 20 %, up to 100 % of the recommendations. */
    public List<Point> points() {
        return IntStream.rangeClosed(1, 10)
                .mapToObj(tenth -> new Point(tenth / 10.0, itemsFor(tenth / 10.0)))
                .toList();
    }

    /** How many distinct items are recommended at all. */
    public int items() {
        return cumulative.length;
    }

    /** How many recommendations there are. */
    public long recommendations() {
        return cumulative[cumulative.length - 1];
    }

    /**
     * A point of the curve.
     *
     * @param share of the recommendations, above 0 and at most 1
     * @param items the least number of items that make up that share
     */
    public record Point(double share, int items) {}
}
