package dev.sluice.retrieval;

import dev.sluice.internal.kernel.TopK;

/**
 * All allowed items that may be among the best, where a list of some was too short: since so many are known that score
 * so much, each that may score as much is scored by the table.
 */
final class Contenders extends BlockSearch {
    private static final int RUN = 1024;

    private final ExactScores exact;
    private final float[] vector;
    private final SearchScratch scratch;
    private final TopK best;
    private final float known;
    private final int[] items;
    private final int most;
    private int waiting;
    private int all;

    /** @param list that was rescored and did not tell the best, in whose place these go to {@code scratch.best} */
    Contenders(Best list, ErrorBound bound, ExactScores exact, float[] vector, SearchScratch scratch) {
        super(list.blocks(), list.query(), bound);
        this.exact = exact;
        this.vector = vector;
        this.scratch = scratch;
        this.best = scratch.best;
        this.known = known(list.wanted(), scratch);
        this.items = scratch.items(RUN);
        this.most = list.blocks().size() / Gathering.ROWS_PER_SINGLE_READ;
        best.begin(list.wanted());
    }

    /** What the worst of the best that are known scores, if there are as many as are wanted. */
    private static float known(int wanted, SearchScratch scratch) {
        float[] scores = scratch.bounds(wanted);
        int count = scratch.best.drain(scratch.items(wanted), scores);
        return count == wanted ? scores[count - 1] : Float.NEGATIVE_INFINITY;
    }

    @Override
    float threshold() {
        return Math.max(known, best.threshold());
    }

    @Override
    boolean mayEnter(int block) {
        return !areTooMany() && super.mayEnter(block);
    }

    @Override
    void take(int item, float mostOfItem) {
        items[waiting++] = item;
        all++;
        if (waiting == RUN) {
            score();
        }
    }

    private void score() {
        exact.offer(vector, items, waiting, scratch);
        waiting = 0;
    }

    /** Whether it is less work to read the table in order. */
    boolean areTooMany() {
        return all > most;
    }

    /** Scores those that were not yet. */
    void finish() {
        score();
    }
}
