package dev.sluice.data.feature;

import dev.sluice.FeatureKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Compares features as they were served with the same features recomputed, as training does. Where they differ, a model
 * is served what it was not trained on: the recomputation looks past the moment of the request, or the two sides
 * compute different things.
 *
 * <pre>{@code
 * FeatureSkew skew = new FeatureSkew(SkewSettings.defaults());
 * FeatureLogFile.read(file, served -> skew.add(served, feature -> recomputed(feature, served)));
 * skew.report().features().forEach(System.out::println);
 * }</pre>
 *
 * <p>Keeps the values of both sides, 8 bytes of heap for each feature of each row, for the distance of their
 * distributions. Belongs to one thread.
 */
public final class FeatureSkew {
    private final SkewSettings settings;
    private final Map<FeatureKey, FeatureTally> tallies = new LinkedHashMap<>();
    private long requests;

    /** Nothing compared yet. */
    public FeatureSkew(SkewSettings settings) {
        this.settings = settings;
    }

    /**
     * Compares one request.
     *
     * @param recomputed makes the column of a feature anew, a number for each item of {@code logged} as of its
     *     request's moment, NaN where it is missing; asked for each feature of {@code logged}
     */
    public void add(ServedFeatures logged, Function<FeatureKey, float[]> recomputed) {
        for (FeatureKey feature : logged.features()) {
            float[] anew = ServedFeatures.requireLength(
                    feature, recomputed.apply(feature), logged.items().size());
            tallies.computeIfAbsent(feature, key -> new FeatureTally(key, settings))
                    .add(logged, logged.feature(feature), anew);
        }
        requests++;
    }

    /** What was found so far. */
    public SkewReport report() {
        List<FeatureDifference> differences =
                tallies.values().stream().map(FeatureTally::difference).toList();
        return new SkewReport(requests, differences);
    }
}
