package dev.sluice.ranking;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.Query;
import dev.sluice.Ranker;
import dev.sluice.Ranking;
import dev.sluice.Scorer;
import java.util.ArrayList;
import java.util.List;

/**
 * Orders candidates by what a scorer predicts first, equal ones by item. The scorer's other predictions become columns
 * of the ranking, named as the heads are, for stages that weigh several against each other.
 */
public final class ScoringRanker implements Ranker {
    private final Scorer scorer;
    private final FeatureSchema otherHeads;

    /** @param scorer its heads are distinct and have names that features can have */
    public ScoringRanker(Scorer scorer) {
        this.scorer = scorer;
        List<FeatureKey> heads = new FeatureSchema(
                        scorer.heads().stream().map(FeatureKey::number).toList())
                .keys();
        this.otherHeads = new FeatureSchema(heads.subList(1, heads.size()));
    }

    /** @throws IllegalArgumentException if the scorer predicts NaN; names the head and the item */
    @Override
    public Ranking rank(Query query, Candidates candidates, int limit) {
        int size = candidates.size();
        int count = Math.multiplyExact(size, 1 + otherHeads.size());
        float[] scores = candidates.memory().floats(count);
        scorer.score(query, candidates, scores);
        check(scores, count, candidates);
        Ranking ranking = Ranking.byScore(candidates, scores, limit);
        List<float[]> columns = new ArrayList<>();
        for (int head = 1; head <= otherHeads.size(); head++) {
            columns.add(column(scores, head * size, ranking));
        }
        return ranking.with(otherHeads.keys(), columns);
    }

    @Override
    public FeatureSchema requires() {
        return scorer.requires();
    }

    @Override
    public FeatureSchema provides() {
        return otherHeads;
    }

    private void check(float[] scores, int count, Candidates candidates) {
        for (int i = 0; i < count; i++) {
            if (Float.isNaN(scores[i])) {
                throw new IllegalArgumentException(scorer.heads().get(i / candidates.size()) + " of item "
                        + candidates.item(i % candidates.size()) + " is NaN");
            }
        }
    }

    private static float[] column(float[] scores, int from, Ranking ranking) {
        float[] column = new float[ranking.size()];
        for (int rank = 0; rank < column.length; rank++) {
            column[rank] = scores[from + ranking.position(rank)];
        }
        return column;
    }
}
