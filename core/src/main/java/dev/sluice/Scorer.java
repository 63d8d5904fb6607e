package dev.sluice;

import java.util.List;

/**
 * Predicts how well candidates suit a query. Scores of one scorer are comparable within one query only; they are
 * probabilities only where {@link #range()} says so.
 */
@FunctionalInterface
public interface Scorer {
    /**
     * Scores a batch: {@code scores[i]} becomes the score of candidate {@code i}. The batch is the unit of work, so
     * that implementations can make one pass over memory; the score of a candidate does not depend on the others.
     *
     * @param scores receives the scores, head after head, {@code heads().size()} times as many as candidates; entries
     *     past them are left alone
     */
    void score(Query query, Candidates candidates, float[] scores);

    /** The features it reads; the candidates carry them when {@link #score} is called. */
    default FeatureSchema requires() {
        return FeatureSchema.NONE;
    }

    /** Names of what it predicts, at least one; the first is what candidates are ordered by unless told otherwise. */
    default List<String> heads() {
        return List.of("score");
    }

    /** The interval every score of every head lies in. */
    default ScoreRange range() {
        return ScoreRange.UNBOUNDED;
    }
}
