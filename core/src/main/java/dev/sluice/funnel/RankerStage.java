package dev.sluice.funnel;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.Query;
import dev.sluice.Ranker;
import dev.sluice.Ranking;
import java.util.List;

/**
 * A ranker of a funnel.
 *
 * @param features the sources to ask before it, for what it and the rankers after it read
 * @param featureKeys what these fill in, one source after the other
 */
record RankerStage(
        String name,
        Ranker ranker,
        int limit,
        StagePolicy policy,
        List<FeatureStage> features,
        List<FeatureKey> featureKeys) {
    /** A ranker for which nothing is filled in. */
    static RankerStage of(String name, Ranker ranker, int limit, StagePolicy policy) {
        return new RankerStage(name, ranker, limit, policy, List.of(), List.of());
    }

    /** The same with features filled in before it. */
    RankerStage with(List<FeatureStage> sources) {
        List<FeatureKey> keys =
                sources.stream().flatMap(source -> source.wanted().stream()).toList();
        return new RankerStage(name, ranker, limit, policy, sources, keys);
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
