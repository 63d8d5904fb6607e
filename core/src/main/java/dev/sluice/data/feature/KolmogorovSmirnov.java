package dev.sluice.data.feature;

import java.util.Arrays;

/** The distance of Kolmogorov and Smirnov between two samples. */
final class KolmogorovSmirnov {
    private KolmogorovSmirnov() {}

    /** The largest difference of the shares at or below any number; NaN if a sample is empty. Sorts both samples. */
    static double distance(float[] one, float[] other) {
        if (one.length == 0 || other.length == 0) {
            return Double.NaN;
        }
        Arrays.sort(one);
        Arrays.sort(other);
        double distance = 0;
        int ones = 0;
        int others = 0;
        while (ones < one.length && others < other.length) {
            float number = Math.min(one[ones], other[others]);
            ones = above(number, one, ones);
            others = above(number, other, others);
            distance = Math.max(distance, Math.abs((double) ones / one.length - (double) others / other.length));
        }
        return distance;
    }

    private static int above(float number, float[] sorted, int from) {
        int place = from;
        while (place < sorted.length && sorted[place] <= number) {
            place++;
        }
        return place;
    }
}
