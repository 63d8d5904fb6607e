package dev.sluice.ranking.rerank;

import dev.sluice.Candidates;
import dev.sluice.Query;

/** The similarities of a batch, held to their contract. Belongs to one thread. */
final class Compared {
    private final Candidates candidates;
    private final ItemSimilarity.Comparison comparison;
    private final float[] similarities;

    Compared(ItemSimilarity similarity, Query query, Candidates candidates) {
        this.candidates = candidates;
        this.comparison = similarity.within(query, candidates);
        this.similarities = new float[candidates.size()];
    }

    /**
     * The similarity of one candidate to each; what it is to itself may be anything.
     *
     * @return valid until the next call
     * @throws IllegalArgumentException if one is not from -1 to 1; names the items
     */
    float[] with(int one) {
        comparison.with(one, similarities);
        for (int other = 0; other < similarities.length; other++) {
            if (!(similarities[other] >= -1 && similarities[other] <= 1) && other != one) {
                throw new IllegalArgumentException("similarity of items " + candidates.item(one) + " and "
                        + candidates.item(other) + " must be from -1 to 1: " + similarities[other]);
            }
        }
        return similarities;
    }
}
