package dev.sluice.ranking.rerank;

import dev.sluice.Candidates;
import dev.sluice.Query;
import dev.sluice.Ranker;
import dev.sluice.Ranking;
import java.util.Arrays;
import java.util.concurrent.CancellationException;

/**
 * Maximal marginal relevance: chooses one candidate after the other, next the one with the greatest
 *
 * <pre>
 *   lambda * relevance - (1 - lambda) * the greatest similarity to one chosen before
 * </pre>
 *
 * <p>where relevance is the candidate's score, scaled so that the best of those looked at has 1 and the worst 0 (all 1
 * where they are equal), and the similarity to nothing chosen yet is -1. The first is always the best; equal ones come
 * by score and then by item. The ranking's scores are the values above, which begin at 1 and never rise.
 *
 * <p>Costs a comparison of each candidate with each one chosen. With an effort below 1 it looks only at that share of
 * the candidates, the best, or at as many as are wanted if those are more.
 *
 * @see <a href="https://doi.org/10.1145/290941.291025">Carbonell and Goldstein 1998</a>
 */
public final class MmrRanker implements Ranker {
    private static final double LEAST_SIMILAR = -1;

    private final ItemSimilarity similarity;
    private final double lambda;

    /**
     * A re-ranker by this similarity.
     *
     * @param lambda from 0, where the most different comes next, to 1, which orders by score alone
     */
    public MmrRanker(ItemSimilarity similarity, double lambda) {
        if (!(lambda >= 0 && lambda <= 1)) {
            throw new IllegalArgumentException("lambda must be from 0 to 1: " + lambda);
        }
        this.similarity = similarity;
        this.lambda = lambda;
    }

    /**
     * Ranks a batch.
     *
     * @throws IllegalArgumentException if a similarity is not from -1 to 1; names the items
     * @throws CancellationException if nobody waits for the answer any more
     */
    @Override
    public Ranking rank(Query query, Candidates candidates, int limit) {
        int share = (int) Math.ceil(query.effort() * candidates.size());
        Ranking best = Ranking.byScore(candidates, candidates.scores(), Math.max(share, limit));
        return new Choice(query, candidates.select(best), Math.min(limit, best.size())).made(best);
    }

    /** The choice among candidates that are sorted, the best first. */
    private final class Choice {
        private final Query query;
        private final Candidates sorted;
        private final int limit;
        private final double[] relevance;
        private final double[] redundancy;
        private final boolean[] chosen;
        private final float[] similarities;

        Choice(Query query, Candidates sorted, int limit) {
            this.query = query;
            this.sorted = sorted;
            this.limit = limit;
            this.relevance = relevance(sorted);
            this.redundancy = new double[sorted.size()];
            Arrays.fill(redundancy, LEAST_SIMILAR);
            this.chosen = new boolean[sorted.size()];
            this.similarities = new float[sorted.size()];
        }

        Ranking made(Ranking positions) {
            int[] order = new int[limit];
            float[] values = new float[limit];
            for (int rank = 0; rank < limit; rank++) {
                int next = next();
                order[rank] = positions.position(next);
                values[rank] = (float) value(next);
                if (rank + 1 < limit) {
                    take(next);
                }
            }
            return Ranking.of(order, values);
        }

        /** The first of the greatest value that was not chosen yet. */
        private int next() {
            int best = 0;
            double greatest = Double.NEGATIVE_INFINITY;
            for (int position = 0; position < chosen.length; position++) {
                if (!chosen[position] && value(position) > greatest) {
                    best = position;
                    greatest = value(position);
                }
            }
            return best;
        }

        private double value(int position) {
            return lambda * relevance[position] - (1 - lambda) * redundancy[position];
        }

        private void take(int next) {
            if (query.cancelled()) {
                throw new CancellationException("nobody waits for the answer any more");
            }
            chosen[next] = true;
            similarity.of(query, sorted, next, similarities);
            for (int position = 0; position < chosen.length; position++) {
                check(next, position);
                redundancy[position] = Math.max(redundancy[position], similarities[position]);
            }
        }

        private void check(int one, int other) {
            if (one != other && !(similarities[other] >= -1 && similarities[other] <= 1)) {
                throw new IllegalArgumentException("similarity of items " + sorted.item(one) + " and "
                        + sorted.item(other) + " must be from -1 to 1: " + similarities[other]);
            }
        }
    }

    private static double[] relevance(Candidates sorted) {
        double[] relevance = new double[sorted.size()];
        Arrays.fill(relevance, 1);
        double best = sorted.size() == 0 ? 0 : finite(sorted.score(0));
        double worst = sorted.size() == 0 ? 0 : finite(sorted.score(sorted.size() - 1));
        for (int position = 0; position < relevance.length && best > worst; position++) {
            relevance[position] = (finite(sorted.score(position)) - worst) / (best - worst);
        }
        return relevance;
    }

    /** An infinite score counts as the greatest that is none. */
    private static double finite(float score) {
        return Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, score));
    }
}
