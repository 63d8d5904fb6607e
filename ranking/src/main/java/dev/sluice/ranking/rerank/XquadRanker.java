package dev.sluice.ranking.rerank;

import dev.sluice.Candidates;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.Ranker;
import dev.sluice.Ranking;
import dev.sluice.ranking.ItemValues;
import dev.sluice.store.ModelSnapshot;
import java.util.concurrent.CancellationException;

/**
 * xQuAD: covers what a user may be after. Chooses one candidate after the other, next the one with the greatest
 *
 * <pre>
 *   (1 - lambda) * relevance + lambda * sum over the item's aspects a of  p(a) * c * (1 - c)^n(a)
 * </pre>
 *
 * <p>where an aspect is a value of a column of the items, such as a genre; p(a) its share in the user's history, in
 * which every distinct item weighs 1, divided evenly among its values; n(a) how many of those chosen have it; and c the
 * chance that one item with the aspect satisfies who is after it. Relevance is the candidate's score, scaled so that
 * the best of those looked at has 1 and the worst 0 (all 1 where they are equal). Equal ones come by score and then by
 * item. The ranking's scores are the values above, which never rise.
 *
 * <p>Without a history, or one of items with values, the order is that of the scores. Costs a look at each candidate
 * for each one chosen. With an effort below 1 it looks only at that share of the candidates, the best, or at as many as
 * are wanted if those are more.
 *
 * @see <a href="https://doi.org/10.1145/1772690.1772780">Santos, Macdonald and Ounis 2010</a>
 */
public final class XquadRanker implements Ranker {
    private static final double CHANCE = 0.5;

    private final ModelVersion version;
    private final ItemValues values;
    private final double lambda;
    private final double chance;

    private XquadRanker(ModelVersion version, ItemValues values, double lambda, double chance) {
        this.version = version;
        this.values = values;
        this.lambda = lambda;
        this.chance = chance;
    }

    /**
     * Covers the values of a column of texts or tags of the catalogue's items, with a chance of a half.
     *
     * @param lambda from 0, which orders by score alone, to 1, where only the aspects count
     * @throws IllegalArgumentException if there is no such column, or it holds numbers
     */
    public static XquadRanker of(ModelSnapshot snapshot, String column, double lambda) {
        return new XquadRanker(
                snapshot.version(), ItemValues.of(snapshot, column), Relevance.checkedShare("lambda", lambda), CHANCE);
    }

    /**
     * The same with another chance that one item satisfies who is after an aspect of it.
     *
     * @param other above 0; at 1 an aspect counts until one item has it
     */
    public XquadRanker withChance(double other) {
        if (!(other > 0 && other <= 1)) {
            throw new IllegalArgumentException("chance must be above 0 and at most 1: " + other);
        }
        return new XquadRanker(version, values, lambda, other);
    }

    /**
     * Ranks a batch.
     *
     * @throws CancellationException if nobody waits for the answer any more
     */
    @Override
    public Ranking rank(Query query, Candidates candidates, int limit) {
        query.require(version);
        return Greedy.rank(
                query, candidates, limit, sorted -> new Coverage(sorted, new Aspects(values, query.history(), sorted)));
    }

    private final class Coverage extends Greedy.Objective {
        private final double[] relevance;
        private final Aspects aspects;

        /** What is still to be had of each aspect. */
        private final double[] open;

        Coverage(Candidates sorted, Aspects aspects) {
            this.relevance = Relevance.of(sorted);
            this.aspects = aspects;
            this.open = aspects.shares();
        }

        @Override
        double gain(int position) {
            double sum = 0;
            for (int aspect : aspects.of(position)) {
                sum += open[aspect];
            }
            return (1 - lambda) * relevance[position] + lambda * chance * sum;
        }

        @Override
        void add(int position) {
            for (int aspect : aspects.of(position)) {
                open[aspect] *= 1 - chance;
            }
        }
    }
}
