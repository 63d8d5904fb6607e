package dev.sluice.eval.candidate;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;

/**
 * Items to be drawn one after the other without being put back, each in proportion to its weight among those that are
 * left. First by drawing with replacement and passing over what was drawn before or is not wanted; where that takes too
 * long, since hardly anything is left, the rest by exponential keys, which follow the same law.
 *
 * @see <a href="https://doi.org/10.1016/j.ipl.2005.11.003">Efraimidis and Spirakis 2006</a>
 */
final class ItemUrn {
    /** So many tries for each item that is asked for; then what is left is looked through. */
    private static final int TRIES = 8;

    private final int[] weights;
    /** The sum of the weights of an item and of all before. */
    private final long[] sums;

    /** @param weights by item, at least 0 */
    ItemUrn(int[] weights) {
        this.weights = weights;
        this.sums = new long[weights.length];
        long sum = 0;
        for (int item = 0; item < weights.length; item++) {
            sum += weights[item];
            sums[item] = sum;
        }
    }

    /** So many distinct items that are wanted, or all of weight if there are fewer. */
    int[] draw(int count, IntPredicate wanted, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        IntOpenHashSet drawn = new IntOpenHashSet();
        long total = sums[sums.length - 1];
        for (long tries = (long) TRIES * count; tries > 0 && total > 0 && drawn.size() < count; tries--) {
            int item = itemAt(random.nextLong(total));
            if (wanted.test(item)) {
                drawn.add(item);
            }
        }
        if (drawn.size() < count) {
            drawn.addAll(rest(count - drawn.size(), item -> wanted.test(item) && !drawn.contains(item), random));
        }
        return drawn.toIntArray();
    }

    /** The item whose weight covers a point, counted from 0. */
    private int itemAt(long point) {
        int low = 0;
        int high = sums.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sums[middle] <= point) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private IntArrayList rest(int count, IntPredicate wanted, SplittableRandom random) {
        PriorityQueue<Keyed> first =
                new PriorityQueue<>(Comparator.comparingDouble(Keyed::key).reversed());
        for (int item = 0; item < weights.length; item++) {
            if (weights[item] > 0 && wanted.test(item)) {
                first.add(new Keyed(item, -Math.log(1 - random.nextDouble()) / weights[item]));
                if (first.size() > count) {
                    first.poll();
                }
            }
        }
        IntArrayList items = new IntArrayList();
        first.forEach(keyed -> items.add(keyed.item));
        return items;
    }

    /** An item and the moment at which it would be drawn. */
    private record Keyed(int item, double key) {}
}
