package dev.sluice.ranking.training;

import dev.sluice.ranking.Examples;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** The rows that are learned from and those held out, each of whole queries. */
public final class Parts {
    private final int[] training;
    private final int[] heldOut;

    private Parts(int[] training, int[] heldOut) {
        this.training = training;
        this.heldOut = heldOut;
    }

    /**
     * Draws the queries to hold out.
     *
     * @param share of the queries, from 0 to below 1
     */
    public static Parts of(Examples examples, double share, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        IntArrayList training = new IntArrayList();
        IntArrayList heldOut = new IntArrayList();
        boolean held = false;
        for (int row = 0; row < examples.size(); row++) {
            if (row == 0 || examples.query(row) != examples.query(row - 1)) {
                held = random.nextDouble() < share;
            }
            (held ? heldOut : training).add(row);
        }
        Parts parts = new Parts(training.toIntArray(), heldOut.toIntArray());
        boolean judgeable =
                LabelSums.ofBothKinds(examples, parts.training()) && LabelSums.ofBothKinds(examples, parts.heldOut());
        return judgeable ? parts : new Parts(IntStream.range(0, examples.size()).toArray(), new int[0]);
    }

    /** The rows to learn from, ascending until the caller, whose they are, puts them in another order. */
    public int[] training() {
        return training;
    }

    /**
     * The others; none if nothing is to be held out, or if one of the parts would lack a kind of label in some head.
     */
    public int[] heldOut() {
        return heldOut;
    }
}
