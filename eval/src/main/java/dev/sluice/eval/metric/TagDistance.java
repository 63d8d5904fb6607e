package dev.sluice.eval.metric;

import dev.sluice.data.TagColumn;
import java.util.Arrays;

/** Jaccard distance of sets of tags. */
record TagDistance(TagColumn tags) implements ItemDistance {
    @Override
    public double between(int one, int other) {
        return distance(codes(one), codes(other));
    }

    @Override
    public Places among(int... items) {
        int[][] sets = Arrays.stream(items).mapToObj(this::codes).toArray(int[][]::new);
        return (one, other) -> distance(sets[one], sets[other]);
    }

    /** Ascending and distinct. */
    private int[] codes(int item) {
        return item < tags.rows()
                ? Arrays.stream(tags.codes(item)).sorted().distinct().toArray()
                : new int[0];
    }

    private static double distance(int[] one, int[] other) {
        int common = 0;
        for (int i = 0, j = 0; i < one.length && j < other.length; ) {
            if (one[i] == other[j]) {
                common++;
                i++;
                j++;
            } else if (one[i] < other[j]) {
                i++;
            } else {
                j++;
            }
        }
        return one.length == 0 || other.length == 0
                ? Double.NaN
                : 1 - (double) common / (one.length + other.length - common);
    }
}
