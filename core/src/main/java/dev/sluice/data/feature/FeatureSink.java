package dev.sluice.data.feature;

import java.io.IOException;
import java.util.List;

/** Keeps served features: a file, a queue, a warehouse. */
@FunctionalInterface
public interface FeatureSink {
    /**
     * Keeps some served features, in the order in which they were served. A {@link FeatureLog} never makes two calls at
     * the same time.
     *
     * @param served at least one
     * @throws IOException if they could not all be kept; they are not offered again
     */
    void write(List<ServedFeatures> served) throws IOException;
}
