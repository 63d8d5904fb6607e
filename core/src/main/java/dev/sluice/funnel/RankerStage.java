package dev.sluice.funnel;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.Query;
import dev.sluice.Ranker;
import dev.sluice.Ranking;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * A ranker of a funnel.
 *
 * @param features the sources to ask before it, for what it and the rankers after it read
 * @param featurePolicies of these sources, in their order
 * @param featureKeys what these fill in, one source after the other
 */
record RankerStage(
        String name,
        Ranker ranker,
        int limit,
        StagePolicy policy,
        List<FeatureStage> features,
        List<StagePolicy> featurePolicies,
        List<FeatureKey> featureKeys) {
    /** A ranker for which nothing is filled in. */
    static RankerStage of(String name, Ranker ranker, int limit, StagePolicy policy) {
        return new RankerStage(name, ranker, limit, policy, List.of(), List.of(), List.of());
    }

    /** The same with features filled in before it. */
    RankerStage with(List<FeatureStage> sources) {
        List<FeatureKey> keys =
                sources.stream().flatMap(source -> source.wanted().stream()).toList();
        List<StagePolicy> policies = Collections.nCopies(sources.size(), StagePolicy.defaults());
        return new RankerStage(name, ranker, limit, policy, sources, policies, keys);
    }

    /** The same with the policies of its sources, by their names; those that have none keep the default. */
    RankerStage withPolicies(Map<String, StagePolicy> sources) {
        List<StagePolicy> policies = features.stream()
                .map(source -> sources.getOrDefault(source.name(), StagePolicy.defaults()))
                .toList();
        return new RankerStage(name, ranker, limit, policy, features, policies, featureKeys);
    }

    /** Asks the ranker and holds it to its contract. */
    Ranking rank(Query query, Candidates candidates, int count) {
        Ranking ranking = ranker.rank(query, candidates, count);
        if (isMissing(ranking)) {
            throw new IllegalStateException("the ranker returned null");
        }
        if (ranking.size() > count) {
            throw new IllegalStateException("the ranker chose " + ranking.size() + ", limit " + count);
        }
        return ranking;
    }

    /** The candidates that it chose, with the columns it owes. */
    Candidates selected(Candidates candidates, Ranking ranking) {
        Candidates ranked = candidates.select(ranking);
        if (!ranked.features().containsAll(ranker.provides().keys())) {
            throw new IllegalStateException(
                    "the ranker provides " + ranker.provides().keys() + ", its ranking has " + ranked.features());
        }
        return ranked;
    }

    /** Foreign code may return what its type forbids. */
    @SuppressWarnings("ConstantValue")
    private static boolean isMissing(Object returned) {
        return returned == null;
    }
}
