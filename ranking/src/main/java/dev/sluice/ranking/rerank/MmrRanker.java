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
    private static final float LEAST_SIMILAR = -1;

    private final ItemSimilarity similarity;
    private final double lambda;

    /**
     * A re-ranker by this similarity.
     *
     * @param lambda from 0, where the most different comes next, to 1, which orders by score alone
     */
    public MmrRanker(ItemSimilarity similarity, double lambda) {
        this.similarity = similarity;
        this.lambda = Relevance.checkedShare("lambda", lambda);
    }

    /**
     * Ranks a batch.
     *
     * @throws IllegalArgumentException if a similarity is not from -1 to 1; names the items
     * @throws CancellationException if nobody waits for the answer any more
     */
    @Override
    public Ranking rank(Query query, Candidates candidates, int limit) {
        return Greedy.rank(
                query, candidates, limit, sorted -> new Margins(sorted, new Compared(similarity, query, sorted)));
    }

    private final class Margins extends Greedy.Objective {
        private final double[] relevance;
        private final Compared compared;
        private final float[] redundancy;

        Margins(Candidates sorted, Compared compared) {
            this.relevance = Relevance.of(sorted);
            this.compared = compared;
            this.redundancy = new float[sorted.size()];
            Arrays.fill(redundancy, LEAST_SIMILAR);
        }

        @Override
        double gain(int position) {
            return lambda * relevance[position] - (1 - lambda) * redundancy[position];
        }

        @Override
        void add(int position) {
            float[] similarities = compared.with(position);
            for (int other = 0; other < redundancy.length; other++) {
                redundancy[other] = Math.max(redundancy[other], similarities[other]);
            }
        }
    }
}
