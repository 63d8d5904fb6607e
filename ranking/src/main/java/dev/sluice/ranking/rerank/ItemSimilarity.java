package dev.sluice.ranking.rerank;

import dev.sluice.Candidates;
import dev.sluice.Query;

/** Says how alike candidates are. */
@FunctionalInterface
public interface ItemSimilarity {
    /**
     * Compares one candidate with every candidate: {@code similarities[i]} becomes its similarity to candidate
     * {@code i}, from -1 to 1, higher the more alike. It is the same both ways. What it is to itself is not read.
     *
     * @param position of the one, among the candidates
     * @param similarities receives one number for each candidate; entries past them are left alone
     */
    void of(Query query, Candidates candidates, int position, float[] similarities);

    /**
     * The same for one batch, of which many candidates will be compared. Who would read the same of every candidate
     * each time reads it here once.
     *
     * @return belongs to one thread, and to this query
     */
    default Comparison within(Query query, Candidates candidates) {
        return (position, similarities) -> of(query, candidates, position, similarities);
    }

    /** Says how alike the candidates of one batch are. */
    @FunctionalInterface
    interface Comparison {
        /** Compares one candidate with every candidate, as {@link ItemSimilarity#of} does. */
        void with(int position, float[] similarities);
    }
}
