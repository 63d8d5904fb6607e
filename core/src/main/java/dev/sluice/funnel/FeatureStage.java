package dev.sluice.funnel;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSource;
import dev.sluice.Query;
import java.util.List;

/**
 * A feature source of a funnel.
 *
 * @param wanted the features that a ranker reads, in the source's order; the others are not kept
 * @param places where the wanted ones stand among the source's
 */
record FeatureStage(String name, FeatureSource source, List<FeatureKey> wanted, List<Integer> places) {
    /** Adds the wanted columns of the candidates; a place that the source leaves alone is missing. */
    void fill(Query query, Candidates candidates, List<float[]> into) {
        float[][] columns = source.columns(query, candidates);
        for (int i = 0; i < places.size(); i++) {
            into.add(columns[places.get(i)]);
        }
    }
}
