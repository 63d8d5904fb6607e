package dev.sluice;

/** Decides which candidates go on and in which order. It chooses positions, so it cannot invent an item. */
@FunctionalInterface
public interface Ranker {
    /**
     * Ranks a batch.
     *
     * @param limit how many to choose at most, at least 0
     * @return positions in {@code candidates}, the best first
     */
    Ranking rank(Query query, Candidates candidates, int limit);

    /** The features it reads; the candidates carry them when {@link #rank} is called. */
    default FeatureSchema requires() {
        return FeatureSchema.NONE;
    }

    /** The columns its rankings carry for later stages, such as other heads' predictions. */
    default FeatureSchema provides() {
        return FeatureSchema.NONE;
    }
}
