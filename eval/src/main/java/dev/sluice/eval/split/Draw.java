package dev.sluice.eval.split;

import dev.sluice.data.Interactions;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import java.util.function.IntUnaryOperator;

/** Draws users or items, each as likely as any other. */
final class Draw {
    private Draw() {}

    /** The events of a share of the rows that have any. */
    static BitSet eventsOf(Interactions events, IntUnaryOperator row, double share, long seed) {
        int[] rows = ColdRates.rows(events, row).stream().toArray();
        IntArrays.shuffle(rows, new Random(seed));
        BitSet drawn = new BitSet();
        Arrays.stream(rows, 0, Split.count(share, rows.length)).forEach(drawn::set);
        BitSet theirs = new BitSet();
        for (int event = 0; event < events.size(); event++) {
            if (drawn.get(row.applyAsInt(event))) {
                theirs.set(event);
            }
        }
        return theirs;
    }
}
