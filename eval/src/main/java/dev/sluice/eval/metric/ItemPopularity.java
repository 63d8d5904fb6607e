package dev.sluice.eval.metric;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.data.Interactions;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How often each item was met in training. Items nobody met, and rows that training does not have, were met 0 times.
 * Costs 8 bytes of heap an item.
 */
public final class ItemPopularity {
    private final String counted;
    private final long[] counts;
    private final long total;

    private ItemPopularity(String counted, long[] counts) {
        this.counted = counted;
        this.counts = counts;
        this.total = Arrays.stream(counts).sum();
    }

    /** Counts the events of each item: who came twice counts twice. */
    public static ItemPopularity ofEvents(Interactions training) {
        long[] counts = new long[training.itemRows()];
        for (int event = 0; event < training.size(); event++) {
            counts[training.item(event)]++;
        }
        return new ItemPopularity("training events", counts);
    }

    /** Counts the users of each item: who came twice counts once. */
    public static ItemPopularity ofUsers(InteractionMatrix training) {
        long[] counts = new long[training.columns()];
        for (int place = 0; place < training.size(); place++) {
            counts[training.column(place)]++;
        }
        return new ItemPopularity("training users", counts);
    }

    /**
     * Counts that somebody else made.
     *
     * @param counts by item row, that of row 0 first, which must be 0; none below 0
     */
    public static ItemPopularity ofCounts(long... counts) {
        if (counts.length > 0 && counts[0] != 0) {
            throw new IllegalArgumentException("row 0 is no item, its count must be 0: " + counts[0]);
        }
        for (long count : counts) {
            if (count < 0) {
                throw new IllegalArgumentException("an item cannot be met less than 0 times: " + count);
            }
        }
        return new ItemPopularity("given counts", counts.clone());
    }

    /** How often an item was met. */
    public long count(int item) {
        return item < counts.length ? counts[item] : 0;
    }

    /** How often all items were met together. */
    public long total() {
        return total;
    }

    /** The share of an item in all that was met, from 0 to 1; NaN if nothing was. */
    public double share(int item) {
        return (double) count(item) / total;
    }

    /** How many rows of items training has, the unknown among them. */
    public int rows() {
        return counts.length;
    }

    /** The items that were met, the most popular first, equally popular ones in the order of their rows. */
    public IntStream falling() {
        int[] met = IntStream.range(1, counts.length)
                .filter(item -> counts[item] > 0)
                .toArray();
        IntArrays.mergeSort(met, (one, other) -> Long.compare(counts[other], counts[one]));
        return IntStream.of(met);
    }

    /** What was counted, such as {@code training events}. */
    @Override
    public String toString() {
        return counted;
    }
}
