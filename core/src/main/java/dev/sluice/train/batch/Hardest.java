package dev.sluice.train.batch;

import java.util.Arrays;
import java.util.BitSet;

/** The negatives that count where not all do. */
public final class Hardest {
    private Hardest() {}

    /** The column of the positive and those of the greatest other logits; of equal ones the first. */
    public static BitSet of(double[] logits, int positive, int count) {
        double[] sorted = logits.clone();
        sorted[positive] = Double.NEGATIVE_INFINITY;
        Arrays.sort(sorted);
        double least = sorted[sorted.length - count];
        BitSet kept = new BitSet(logits.length);
        for (int column = 0; column < logits.length; column++) {
            kept.set(column, column == positive || logits[column] > least);
        }
        int missing = count + 1 - kept.cardinality();
        for (int column = 0; column < logits.length && missing > 0; column++) {
            if (logits[column] == least && !kept.get(column)) {
                kept.set(column);
                missing--;
            }
        }
        return kept;
    }
}
