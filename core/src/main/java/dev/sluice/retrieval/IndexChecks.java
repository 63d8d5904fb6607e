package dev.sluice.retrieval;

import dev.sluice.ItemSet;

/** What an index refuses. */
final class IndexChecks {
    private IndexChecks() {}

    static void requireVector(float[] vector, int dimensions) {
        if (vector.length != dimensions) {
            throw new IllegalArgumentException("query has " + vector.length + " dimensions, store has " + dimensions);
        }
        for (int dimension = 0; dimension < vector.length; dimension++) {
            if (!Float.isFinite(vector[dimension])) {
                throw new IllegalArgumentException(
                        "query must be finite: " + vector[dimension] + " in dimension " + dimension);
            }
        }
    }

    /** A set may have rows for items that were added past the table's last, and need not. */
    static void requireRows(ItemSet allowed, int rows, Overlay overlay) {
        if (allowed.rows() < rows || allowed.rows() > overlay.rows(rows)) {
            throw new IllegalArgumentException("query allows items of " + allowed.rows() + " rows, store has " + rows);
        }
    }
}
