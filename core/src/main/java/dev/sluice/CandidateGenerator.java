package dev.sluice;

/** Proposes items for a query: the wide end of a funnel, where millions become thousands. */
@FunctionalInterface
public interface CandidateGenerator {
    /**
     * Proposes at most {@code limit} items, the best first. Every item is in {@link Query#allowed}, and as many come
     * back as there are, up to the limit: exclusions are applied while looking, not afterwards. A user it knows nothing
     * about gets {@link Candidates#NONE}.
     *
     * @param limit at least 0
     * @throws VersionMismatchException if it was built for another version than the query's
     */
    Candidates generate(Query query, int limit);
}
