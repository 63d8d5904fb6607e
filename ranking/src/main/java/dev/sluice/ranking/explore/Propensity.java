package dev.sluice.ranking.explore;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.Query;
import dev.sluice.Ranker;
import dev.sluice.Ranking;

/**
 * How likely it was that an item stands where it stands, given those before it in the list, in [0, 1]. The product over
 * the first places is how likely their order was.
 */
public final class Propensity {
    /** The column that rankers of this package add to their rankings. */
    public static final FeatureKey KEY = FeatureKey.number("propensity");

    private Propensity() {}

    /**
     * A ranker that reads the propensities and leaves everything as it is. Within a
     * {@link dev.sluice.funnel.LoggedRanker} behind one that explores, it has them logged with the list:
     *
     * <pre>{@code
     * .ranker("explore", new GumbelRanker(0.1), 20)
     * .ranker("explored", LoggedRanker.of(snapshot, "explored", Propensity.reader(), log), 20)
     * }</pre>
     */
    public static Ranker reader() {
        return new Reader();
    }

    private record Reader() implements Ranker {
        @Override
        public Ranking rank(Query query, Candidates candidates, int limit) {
            return Ranking.asTheyAre(candidates, limit);
        }

        @Override
        public FeatureSchema requires() {
            return FeatureSchema.of(KEY);
        }
    }
}
