package dev.sluice.retrieval;

import dev.sluice.ItemSet;
import dev.sluice.Query;
import dev.sluice.store.EmbeddingStore;
import java.util.List;

/** What every index asks of its arguments. */
final class Searches {
    private Searches() {}

    static void requireItems(EmbeddingStore items) {
        if (items.rows() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "a table of items has at most " + Integer.MAX_VALUE + " rows: " + items.rows());
        }
    }

    static void requireSameNumber(List<float[]> vectors, List<Query> queries) {
        if (vectors.size() != queries.size()) {
            throw new IllegalArgumentException(
                    "there must be a vector for each query: " + vectors.size() + " for " + queries.size());
        }
    }

    /** Checks a search of a table; how many items can come back. */
    static int begin(EmbeddingStore store, float[] vector, int limit, Query query) {
        query.require(store.version());
        requireVector(store, vector);
        ItemSet allowed = query.allowed();
        if (allowed.rows() != store.rows()) {
            throw new IllegalArgumentException(
                    "query allows items of " + allowed.rows() + " rows, store has " + store.rows());
        }
        if (limit < 0) {
            throw new IllegalArgumentException("limit must be at least 0: " + limit);
        }
        return Math.min(limit, allowed.size());
    }

    private static void requireVector(EmbeddingStore store, float[] vector) {
        if (vector.length != store.dimension()) {
            throw new IllegalArgumentException(
                    "query has " + vector.length + " dimensions, store has " + store.dimension());
        }
        for (int dimension = 0; dimension < vector.length; dimension++) {
            if (!Float.isFinite(vector[dimension])) {
                throw new IllegalArgumentException(
                        "query must be finite: " + vector[dimension] + " in dimension " + dimension);
            }
        }
    }
}
