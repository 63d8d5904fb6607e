package dev.sluice;

import java.util.Arrays;
import java.util.List;

/** The smallest generator, scorer and ranker that keep the laws. */
final class TinyModels {
    static final ModelVersion VERSION = new ModelVersion("tiny-1");
    static final int USER_ROWS = 4;
    static final int ITEM_ROWS = 70;
    static final FeatureKey AGE = FeatureKey.number("age");

    private TinyModels() {}

    /** Proposes the lowest items to every user but the unknown one. */
    static Candidates lowest(Query query, int limit) {
        query.require(VERSION);
        return query.user() == Query.UNKNOWN_USER
                ? Candidates.NONE
                : proposed(Arrays.stream(query.allowed().toArray()).limit(limit).toArray());
    }

    /** These items, each a little worse than the one before. */
    static Candidates proposed(int... items) {
        float[] scores = new float[items.length];
        for (int i = 0; i < items.length; i++) {
            scores[i] = -i;
        }
        return Candidates.of(items, scores);
    }

    /** Two heads between 0 and 1: whether the item is even, and whether its age is known. */
    static class TwoHeads implements Scorer {
        @Override
        public void score(Query query, Candidates candidates, float[] scores) {
            int size = candidates.size();
            for (int position = 0; position < size; position++) {
                scores[position] = candidates.item(position) % 2 == 0 ? 1 : 0;
                scores[size + position] = Float.isNaN(candidates.feature(AGE, position)) ? 0 : 0.5f;
            }
        }

        @Override
        public FeatureSchema requires() {
            return FeatureSchema.of(AGE);
        }

        @Override
        public List<String> heads() {
            return List.of("even", "known");
        }

        @Override
        public ScoreRange range() {
            return ScoreRange.UNIT;
        }
    }

    /** The candidates by their own scores. */
    static Ranking byOwnScore(Query query, Candidates candidates, int limit) {
        return Ranking.byScore(candidates, candidates.scores(), limit);
    }
}
