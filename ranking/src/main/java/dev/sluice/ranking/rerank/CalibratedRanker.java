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
 * Calibrated recommendations: a list whose mix is that of the user's own history. Chooses one candidate after the
 * other, next the one by which
 *
 * <pre>
 *   (1 - lambda) * sum of relevance - lambda * sum over g of  p(g) ln( p(g) / (0.99 q(g) + 0.01 p(g)) )
 * </pre>
 *
 * <p>grows most, where p(g) is the share of a value of a column, such as a genre, in the user's history, and q(g) that
 * in the list. Every distinct item weighs 1, divided evenly among its values; items without a value are left out on
 * both sides. Relevance is the candidate's score, scaled so that the best of those looked at has 1 and the worst 0 (all
 * 1 where they are equal). Equal ones come by score and then by item. The ranking's scores are by how much each choice
 * made the value above grow; the mix of no items is taken as nothing of each.
 *
 * <p>Without a history, or one of items with values, the order is that of the scores. Costs a logarithm for each value
 * of each candidate and each one chosen. With an effort below 1 it looks only at that share of the candidates, the
 * best, or at as many as are wanted if those are more.
 *
 * @see <a href="https://doi.org/10.1145/3240323.3240372">Steck 2018</a>
 */
public final class CalibratedRanker implements Ranker {
    private final ModelVersion version;
    private final ItemValues values;
    private final double lambda;

    private CalibratedRanker(ModelVersion version, ItemValues values, double lambda) {
        this.version = version;
        this.values = values;
        this.lambda = lambda;
    }

    /**
     * Calibrates by a column of texts or tags of the catalogue's items.
     *
     * @param lambda from 0, which orders by score alone, to 1, where only the mix counts
     * @throws IllegalArgumentException if there is no such column, or it holds numbers
     */
    public static CalibratedRanker of(ModelSnapshot snapshot, String column, double lambda) {
        return new CalibratedRanker(
                snapshot.version(), ItemValues.of(snapshot, column), Relevance.checkedShare("lambda", lambda));
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
                query,
                candidates,
                limit,
                sorted -> new Calibration(sorted, new Mix(new Aspects(values, query.history(), sorted))));
    }

    private final class Calibration extends Greedy.Objective {
        private final double[] relevance;
        private final Mix mix;

        Calibration(Candidates sorted, Mix mix) {
            this.relevance = Relevance.of(sorted);
            this.mix = mix;
        }

        @Override
        double gain(int position) {
            return (1 - lambda) * relevance[position] + lambda * (mix.divergence() - mix.divergenceWith(position));
        }

        @Override
        void add(int position) {
            mix.add(position);
        }
    }
}
