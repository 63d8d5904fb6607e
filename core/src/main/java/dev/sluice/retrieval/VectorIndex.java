package dev.sluice.retrieval;

import dev.sluice.Candidates;
import dev.sluice.Query;

/** Finds the items whose vectors have the greatest inner products with a given one. */
public interface VectorIndex {
    /**
     * Searches among {@link Query#allowed}: items outside it are passed over while scanning, so that an exact index
     * finds {@code limit} items whenever as many are allowed.
     *
     * @param vector as many finite entries as the index has dimensions
     * @param limit how many to find at most, at least 0
     * @return the best first, equal scores by item; their scores are the inner products
     * @throws dev.sluice.VersionMismatchException if the query is of another version than the index
     * @throws java.util.concurrent.CancellationException if {@link Query#cancelled} became true on the way; it is asked
     *     once for about 1 MiB of vectors
     */
    Candidates search(float[] vector, int limit, Query query);

    /** Whether it always finds the true best, as a scan over everything does. */
    boolean isExact();
}
