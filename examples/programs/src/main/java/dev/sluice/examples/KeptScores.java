package dev.sluice.examples;

import dev.sluice.Candidates;
import dev.sluice.FeatureSchema;
import dev.sluice.Query;
import dev.sluice.Ranker;
import dev.sluice.Ranking;
import dev.sluice.Scorer;
import dev.sluice.eval.RankedList;
import java.util.List;

/** Stands in the light ranker's place and keeps what it says of every candidate. Belongs to one thread. */
final class KeptScores implements Ranker {
    private final Scorer scorer;
    private final List<RankedList> kept;

    /** @param kept receives a list for each query, in the order of the candidates */
    KeptScores(Scorer scorer, List<RankedList> kept) {
        this.scorer = scorer;
        this.kept = kept;
    }

    @Override
    public Ranking rank(Query query, Candidates candidates, int limit) {
        float[] scores = new float[candidates.size()];
        scorer.score(query, candidates, scores);
        int[] items = new int[scores.length];
        double[] wide = new double[scores.length];
        for (int position = 0; position < scores.length; position++) {
            items[position] = candidates.item(position);
            wide[position] = scores[position];
        }
        kept.add(RankedList.of(query.user(), items, wide));
        return Ranking.asTheyAre(candidates, limit);
    }

    @Override
    public FeatureSchema requires() {
        return scorer.requires();
    }
}
