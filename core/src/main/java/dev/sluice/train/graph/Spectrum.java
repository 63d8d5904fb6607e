package dev.sluice.train.graph;

/** The greatest eigenvalues of the graph's filter, descending, and an eigenvector each. */
final class Spectrum {
    private final double[] values;
    private final Panels vectors;

    /**
     * Takes both as they are.
     *
     * @param values more than 0, at least one
     * @param vectors an item's entries in its row; columns past the values do not count
     */
    Spectrum(double[] values, Panels vectors) {
        this.values = values;
        this.vectors = vectors;
    }

    int size() {
        return values.length;
    }

    double value(int i) {
        return values[i];
    }

    Panels vectors() {
        return vectors;
    }
}
