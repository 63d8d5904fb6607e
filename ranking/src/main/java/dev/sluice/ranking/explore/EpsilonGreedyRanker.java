package dev.sluice.ranking.explore;

import dev.sluice.Candidates;
import dev.sluice.FeatureSchema;
import dev.sluice.Query;
import dev.sluice.Ranker;
import dev.sluice.Ranking;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.SplittableRandom;

/**
 * Gives each place to the best candidate that is left, or with a probability of epsilon to any of those left, the best
 * among them, all equally likely. The best is that of the highest score, equal ones by item. Scores stay those of the
 * candidates, so that they do not fall from place to place: what sorts by score afterwards undoes it.
 *
 * <p>The column {@link Propensity#KEY} is exact: of n that are left {@code epsilon / n}, and {@code 1 - epsilon} more
 * for the best of them. Costs a sort, and for each place a move of the candidates behind the one that was drawn.
 */
public final class EpsilonGreedyRanker implements Ranker {
    private static final long SALT = 2;

    private final double epsilon;

    /**
     * Explores at a share of the places.
     *
     * @param epsilon in [0, 1]
     */
    public EpsilonGreedyRanker(double epsilon) {
        if (!(epsilon >= 0 && epsilon <= 1)) {
            throw new IllegalArgumentException("epsilon must be from 0 to 1: " + epsilon);
        }
        this.epsilon = epsilon;
    }

    @Override
    public FeatureSchema provides() {
        return FeatureSchema.of(Propensity.KEY);
    }

    @Override
    public Ranking rank(Query query, Candidates candidates, int limit) {
        Draws draws = new Draws(query, SALT);
        IntArrayList left = IntArrayList.wrap(Ranking.byScore(candidates, candidates.scores(), candidates.size())
                .positions());
        int[] order = new int[Math.min(limit, left.size())];
        float[] scores = new float[order.length];
        float[] propensities = new float[order.length];
        for (int rank = 0; rank < order.length; rank++) {
            SplittableRandom random = draws.of(rank);
            int which = random.nextDouble() < epsilon ? random.nextInt(left.size()) : 0;
            propensities[rank] = (float) (epsilon / left.size() + (which == 0 ? 1 - epsilon : 0));
            order[rank] = left.removeInt(which);
            scores[rank] = candidates.score(order[rank]);
        }
        return Ranking.of(order, scores).with(Propensity.KEY, propensities);
    }
}
