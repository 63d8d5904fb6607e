package dev.sluice.train.softmax;

import java.util.Arrays;
import java.util.BitSet;

/** The greatest of some numbers. */
final class Hardest {
    private Hardest() {}

    /** The places of the greatest; of equal ones the first. */
    static BitSet of(double[] numbers, int count) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        double least = sorted[Math.max(0, sorted.length - count)];
        BitSet kept = new BitSet(numbers.length);
        for (int place = 0; place < numbers.length; place++) {
            kept.set(place, numbers[place] > least);
        }
        int missing = count - kept.cardinality();
        for (int place = 0; place < numbers.length && missing > 0; place++) {
            if (numbers[place] == least) {
                kept.set(place);
                missing--;
            }
        }
        return kept;
    }
}
