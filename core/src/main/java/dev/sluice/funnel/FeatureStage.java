package dev.sluice.funnel;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSource;
import dev.sluice.Query;
import java.util.List;
import java.util.Set;

/**
 * A feature source of a funnel.
 *
 * @param wanted the features that a ranker reads, in the source's order; the others are not kept
 * @param places where the wanted ones stand among the source's
 */
record FeatureStage(
        String name, FeatureSource source, StagePolicy policy, List<FeatureKey> wanted, List<Integer> places) {
    /** A source of which nothing is wanted. */
    static FeatureStage of(String name, FeatureSource source, StagePolicy policy) {
        return new FeatureStage(name, source, policy, List.of(), List.of());
    }

    /** The same of which these are wanted, as far as it has them. */
    FeatureStage wanting(Set<FeatureKey> keys) {
        List<FeatureKey> all = source.provides().keys();
        List<FeatureKey> kept = all.stream().filter(keys::contains).toList();
        return new FeatureStage(
                name, source, policy, kept, kept.stream().map(all::indexOf).toList());
    }

    /** Adds the wanted columns of the candidates; a place that the source leaves alone is missing. */
    void fill(Query query, Candidates candidates, List<float[]> into) {
        float[][] columns = source.columns(query, candidates);
        for (int i = 0; i < places.size(); i++) {
            into.add(columns[places.get(i)]);
        }
    }
}
