package dev.sluice.data.feature;

import java.util.List;

/**
 * How features as they were logged and as they were recomputed differ.
 *
 * @param requests how many requests were compared, each ranker's part counted
 * @param features one by one, in the order in which they were first met
 */
public record SkewReport(long requests, List<FeatureDifference> features) {
    public SkewReport {
        features = List.copyOf(features);
    }

    /** The worst verdict of any feature; without features, that nothing was compared. */
    public SkewVerdict verdict() {
        return features.stream()
                .map(FeatureDifference::verdict)
                .max(Enum::compareTo)
                .orElse(SkewVerdict.NOTHING_COMPARED);
    }
}
