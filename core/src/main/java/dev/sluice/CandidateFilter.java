package dev.sluice;

/**
 * Drops candidates that must not be shown. For what is known before the search starts, prefer the query's allowed
 * items, which generators apply while they look.
 */
@FunctionalInterface
public interface CandidateFilter {
    /**
     * Clears the positions of the candidates to drop.
     *
     * @param keep as large as {@code candidates}; positions that other filters cleared stay cleared
     */
    void restrict(Query query, Candidates candidates, Mask keep);
}
