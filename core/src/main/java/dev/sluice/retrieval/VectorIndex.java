package dev.sluice.retrieval;

import dev.sluice.Candidates;
import dev.sluice.Query;
import java.util.ArrayList;
import java.util.List;

/** Finds the items whose vectors are nearest to a given one, by inner product unless the index was made otherwise. */
public interface VectorIndex {
    /**
     * Searches among {@link Query#allowed}: items outside it are passed over while scanning, so that as many as
     * {@code limit} come back whenever that many are allowed.
     *
     * @param vector as many finite entries as the index has dimensions
     * @param limit how many to find at most, at least 0
     * @return the best first, equal scores by item; their scores are the inner products. An item whose score is no
     *     number, being a sum of opposite infinities, is not found
     * @throws dev.sluice.VersionMismatchException if the query is of another version than the index
     * @throws java.util.concurrent.CancellationException if {@link Query#cancelled} became true on the way; it is asked
     *     once for about 1 MiB of vectors
     */
    Candidates search(float[] vector, int limit, Query query);

    /**
     * Searches for many vectors at once, which an index may do at less cost than one by one. Scores may differ from
     * those of {@link #search} by rounding.
     *
     * @param vectors as many as queries, each searched among its own query's allowed items
     * @return one answer for each query, in their order
     * @throws java.util.concurrent.CancellationException if queries were cancelled on the way; an index that searches
     *     for many together goes on while one of them is not
     */
    default List<Candidates> searchAll(List<float[]> vectors, int limit, List<Query> queries) {
        IndexChecks.requireSameNumber(vectors, queries);
        List<Candidates> found = new ArrayList<>();
        for (int i = 0; i < vectors.size(); i++) {
            found.add(search(vectors.get(i), limit, queries.get(i)));
        }
        return found;
    }
}
