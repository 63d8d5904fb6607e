package dev.sluice.ranking.rerank;

import dev.sluice.Candidates;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.Ranker;
import dev.sluice.Ranking;
import dev.sluice.ranking.feature.ItemCounts;
import dev.sluice.store.ModelSnapshot;

/**
 * Takes from each score what the item has for being popular alone: {@code score - lambda * ln(1 + count)}. With a
 * lambda of 0 nothing changes. Candidates are ordered by the scores that come of it, equal ones by item.
 *
 * <p>Lambda is in units of the scores: where those are logits or logarithms, a lambda of 1 takes all that a share of
 * the counts can explain. Costs 4 bytes of heap an item.
 */
public final class PopularityPenaltyRanker implements Ranker {
    private final ModelVersion version;
    private final float[] logs;
    private final double lambda;

    private PopularityPenaltyRanker(ModelVersion version, float[] logs, double lambda) {
        this.version = version;
        this.logs = logs;
        this.lambda = lambda;
    }

    /**
     * Reads the table {@code <model>.items} of a snapshot, which is not read again later.
     *
     * @param model a {@link dev.sluice.train.popularity.PopularityModel}, or any table of one number, not negative, for
     *     each item
     * @param lambda finite and not negative
     */
    public static PopularityPenaltyRanker of(ModelSnapshot snapshot, String model, double lambda) {
        if (!(lambda >= 0 && lambda <= Float.MAX_VALUE)) {
            throw new IllegalArgumentException("lambda must be finite and not negative: " + lambda);
        }
        float[] logs = ItemCounts.of(snapshot, model);
        for (int item = 0; item < logs.length; item++) {
            logs[item] = (float) StrictMath.log1p(logs[item]);
        }
        return new PopularityPenaltyRanker(snapshot.version(), logs, lambda);
    }

    @Override
    public Ranking rank(Query query, Candidates candidates, int limit) {
        query.require(version);
        float[] scores = candidates.scores();
        for (int position = 0; position < scores.length; position++) {
            scores[position] = (float) (scores[position] - lambda * logs[candidates.item(position)]);
        }
        return Ranking.byScore(candidates, scores, limit);
    }
}
