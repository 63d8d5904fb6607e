package dev.sluice.benchmarks.peers;

import dev.sluice.benchmarks.VectorFile;
import java.io.IOException;
import java.util.List;

/**
 * What every peer of a run is asked about.
 *
 * @param items what is searched
 * @param queryFile where the queries come from
 * @param queries the queries asked, the first of the file
 */
record Dataset(VectorFile items, VectorFile queryFile, List<float[]> queries) {
    static Dataset of(VectorFile items, VectorFile queryFile, int queries) throws IOException {
        return new Dataset(items, queryFile, queryFile.first(queries));
    }

    int dimension() {
        return items.dimension();
    }
}
