package dev.sluice.ranking.rerank;

import dev.sluice.Candidates;
import dev.sluice.Query;
import dev.sluice.Ranker;
import dev.sluice.Ranking;
import java.util.Arrays;
import java.util.concurrent.CancellationException;

/**
 * The likeliest list of a determinantal point process, as the greedy search finds it: next comes the candidate by which
 * the determinant of the kernel over the list grows most. The kernel of candidates i and j is
 *
 * <pre>
 *   q(i) * similarity(i, j) * q(j)     where ln q = theta / (1 - theta) * relevance / 2
 * </pre>
 *
 * <p>and relevance the candidate's score, scaled so that the best of those looked at has 1 and the worst 0 (all 1 where
 * they are equal). A candidate's similarity to itself is 1. Where maximal marginal relevance asks for the one item that
 * is nearest, a determinant asks what of an item none of the others together can make up for. The first is always the
 * best; equal ones come by score and then by item. The ranking's scores are the logarithms of the growth, times
 * {@code 1 - theta}:
 *
 * <pre>
 *   theta * relevance + (1 - theta) * ln(the part of the item that lies beyond those chosen)
 * </pre>
 *
 * <p>They never rise. That part is taken as no less than 1e-6, so that there is an order, by score, also of candidates
 * of which nothing is left: among vectors of d dimensions that is so after d have been chosen.
 *
 * <p>The similarities are to be products of some vectors, as cosines and Jaccard indexes are; what others lack of it
 * counts as nothing left. Costs a comparison of each candidate with each one chosen, and half as many products as there
 * are candidates times the square of those chosen; memory of 8 bytes for each candidate and each one chosen. With an
 * effort below 1 it looks only at that share of the candidates, the best, or at as many as are wanted if those are
 * more.
 *
 * @see <a href="https://arxiv.org/abs/1709.05135">Chen, Zhang and Zhou 2018, Fast Greedy MAP Inference for
 *     Determinantal Point Process to Improve Recommendation Diversity</a>
 */
public final class DppRanker implements Ranker {
    private final ItemSimilarity similarity;
    private final double theta;

    /**
     * A re-ranker by this similarity.
     *
     * @param theta from 0, where only the variety of the list counts, to 1, which orders by score alone
     */
    public DppRanker(ItemSimilarity similarity, double theta) {
        this.similarity = similarity;
        this.theta = Relevance.checkedShare("theta", theta);
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
                query,
                candidates,
                limit,
                sorted -> new Growth(sorted, new Remainders(new Compared(similarity, query, sorted), sorted.size())));
    }

    private final class Growth extends Greedy.Objective {
        private final double[] relevance;
        private final Remainders remainders;

        /** What each would have added when it was last asked. It never adds more later, which saves most logarithms. */
        private final double[] known;

        Growth(Candidates sorted, Remainders remainders) {
            this.relevance = Relevance.of(sorted);
            this.remainders = remainders;
            this.known = new double[sorted.size()];
            Arrays.fill(known, Double.POSITIVE_INFINITY);
        }

        @Override
        double mostGain(int position) {
            return known[position];
        }

        @Override
        double gain(int position) {
            known[position] = theta * relevance[position] + (1 - theta) * Math.log(remainders.of(position));
            return known[position];
        }

        @Override
        void add(int position) {
            remainders.choose(position);
        }
    }
}
