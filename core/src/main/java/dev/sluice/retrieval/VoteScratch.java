package dev.sluice.retrieval;

import dev.sluice.ItemSet;
import dev.sluice.internal.kernel.TopK;
import dev.sluice.store.SparseTable;
import it.unimi.dsi.fastutil.ints.Int2DoubleMaps;
import it.unimi.dsi.fastutil.ints.Int2DoubleOpenHashMap;

/** The votes for items that one history casts, counted in memory of their own. Belongs to one thread at a time. */
final class VoteScratch {
    private static final int MOST_KEPT = 1 << 16;

    final TopK best = new TopK(0);
    private final Int2DoubleOpenHashMap sums = new Int2DoubleOpenHashMap();
    private int[] items = {};
    private float[] weights = {};

    /** Receives an item and the sum of its votes. */
    interface Receiver {
        void accept(int item, double sum);
    }

    void clear() {
        sums.clear();
    }

    /** Adds the votes of an item for those that are allowed. */
    void add(SparseTable votes, int voter, ItemSet allowed) {
        int count = votes.size(voter);
        if (items.length < count) {
            items = new int[count];
            weights = new float[count];
        }
        votes.copyRow(voter, items, weights);
        for (int i = 0; i < count; i++) {
            if (allowed.contains(items[i])) {
                sums.addTo(items[i], weights[i]);
            }
        }
    }

    boolean hasVotes(int item) {
        return sums.containsKey(item);
    }

    void forEach(Receiver receiver) {
        Int2DoubleMaps.fastForEach(sums, sum -> receiver.accept(sum.getIntKey(), sum.getDoubleValue()));
    }

    /** Whether it is small enough to be kept for the next query: emptying the sums takes as long as they are large. */
    boolean isKept() {
        return sums.size() <= MOST_KEPT && items.length <= MOST_KEPT && best.room() <= MOST_KEPT;
    }
}
