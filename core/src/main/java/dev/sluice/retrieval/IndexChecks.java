package dev.sluice.retrieval;

import dev.sluice.Query;
import dev.sluice.store.EmbeddingStore;
import java.util.List;

/** What every index asks of its arguments. */
final class IndexChecks {
    private IndexChecks() {}

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
        requireSearch(store, (int) store.rows(), vector, limit, query);
        return Math.min(limit, query.allowed().size());
    }

    /**
     * Checks a search of a table and what was added to it.
     *
     * @param mostRows that the allowed set may have, which has at least those of the table
     */
    static void requireSearch(EmbeddingStore store, int mostRows, float[] vector, int limit, Query query) {
        query.require(store.version());
        requireVector(store, vector);
        int rows = query.allowed().rows();
        if (rows < store.rows() || rows > mostRows) {
            throw new IllegalArgumentException("query allows items of " + rows + " rows, store has " + store.rows());
        }
        if (limit < 0) {
            throw new IllegalArgumentException("limit must be at least 0: " + limit);
        }
    }

    static void requireVector(EmbeddingStore store, float[] vector) {
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
