package dev.sluice.train.graph;

/**
 * The greatest eigenvalues of the graph's filter, descending, and an eigenvector each.
 *
 * @param values one for each column of the vectors that counts; at least 0
 * @param vectors an item's entries in its row; there may be more columns, which do not count
 */
record Spectrum(double[] values, Panels vectors) {
    int size() {
        return values.length;
    }
}
