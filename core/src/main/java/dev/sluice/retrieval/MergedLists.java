package dev.sluice.retrieval;

import dev.sluice.Candidates;
import dev.sluice.ItemSet;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.Arrays;

/**
 * A list of items with scores, and all items by their shares, which count a factor: an item of the list has the score
 * it has there, which is no less. Both are in order, the greatest first and equal ones by item.
 */
final class MergedLists {
    private final int[] items;
    private final float[] scores;
    private final RankedItems all;
    private final float factor;
    private int inList;
    private int inAll;

    MergedLists(int[] items, float[] scores, RankedItems all, float factor) {
        this.items = items;
        this.scores = scores;
        this.all = all;
        this.factor = factor;
        this.inAll = factor > 0 ? 0 : all.size();
    }

    /** The first of both together that are allowed. */
    Candidates first(int limit, ItemSet allowed) {
        int most = Math.min(limit, allowed.size());
        int[] chosen = new int[most];
        float[] chosenScores = new float[most];
        IntOpenHashSet taken = new IntOpenHashSet();
        int count = 0;
        while (count < most && (inList < items.length || inAll < all.size())) {
            boolean fromList = isListNext();
            int item = fromList ? items[inList] : all.at(inAll);
            float score = fromList ? scores[inList++] : factor * all.score(all.at(inAll++));
            if (allowed.contains(item) && taken.add(item)) {
                chosen[count] = item;
                chosenScores[count++] = score;
            }
        }
        return Candidates.of(Arrays.copyOf(chosen, count), Arrays.copyOf(chosenScores, count));
    }

    private boolean isListNext() {
        if (inList == items.length || inAll == all.size()) {
            return inList < items.length;
        }
        float share = factor * all.score(all.at(inAll));
        return scores[inList] == share ? items[inList] <= all.at(inAll) : scores[inList] > share;
    }
}
