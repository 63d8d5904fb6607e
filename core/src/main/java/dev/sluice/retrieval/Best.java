package dev.sluice.retrieval;

import dev.sluice.Candidates;
import dev.sluice.Query;
import dev.sluice.internal.kernel.TopK;

/**
 * The allowed items that may score most. Of rows as they were these are the best; of rounded ones there are more than
 * are wanted, and the best are found by scoring them, if the list is long enough to tell.
 */
final class Best extends BlockSearch {
    private final int wanted;
    private final TopK list;

    /**
     * None so far.
     *
     * @param wanted how many to find, at most as many as are allowed
     * @param list to keep them in
     */
    Best(ScanBlocks blocks, Query query, ErrorBound bound, int wanted, TopK list) {
        super(blocks, query, bound);
        this.wanted = wanted;
        this.list = list;
        list.begin(Math.min(blocks.listed(wanted), query.allowed().size()));
    }

    int wanted() {
        return wanted;
    }

    @Override
    float threshold() {
        return list.threshold();
    }

    @Override
    void take(int item, float most) {
        list.offer(item, most);
    }

    /** The items by what they may score, the best first; none is kept any more. */
    Candidates answer() {
        return Answer.of(list);
    }

    /**
     * Finds the best of the list by the table, in {@code scratch.best}: scores as many as are wanted, then those that
     * may be better than the worst of them. The list is used up.
     *
     * @return whether they are the best of all: whether not even the last one of the list, by what it may score at
     *     most, would be one of them, or else all that are allowed are on the list
     */
    boolean rescore(ExactScores exact, float[] vector, SearchScratch scratch) {
        int count = list.size();
        int[] items = scratch.items(count);
        float[] most = scratch.bounds(count);
        list.drain(items, most);
        scratch.best.begin(wanted);
        int scored = Math.min(wanted, count);
        exact.offer(vector, items, scored, scratch);
        int end = scored;
        while (end < count && scratch.best.admits(items[end], most[end])) {
            end++;
        }
        System.arraycopy(items, scored, items, 0, end - scored);
        exact.offer(vector, items, end - scored, scratch);
        return count == query().allowed().size() || !scratch.best.admits(items[count - 1], most[count - 1]);
    }
}
