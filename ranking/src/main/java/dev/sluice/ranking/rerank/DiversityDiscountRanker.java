package dev.sluice.ranking.rerank;

import dev.sluice.Candidates;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.Ranker;
import dev.sluice.Ranking;
import dev.sluice.ranking.ItemValues;
import dev.sluice.store.ModelSnapshot;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;

/**
 * Lets scores of one author, or of whatever a column says, count less the more of them there are: a soft form of what
 * {@link ConstrainedRanker} does strictly. The score of a candidate with k better ones of the same value is multiplied
 * by
 *
 * <pre>
 *   (1 - floor) * decay^k + floor
 * </pre>
 *
 * <p>which is 1 for the best and falls to the floor. A score below 0 is divided by it: a discount never raises a score.
 * Of several tags the one with the most better candidates counts; an item without a value keeps its score.
 *
 * <p>Candidates are ordered by the scores that come of it, equal ones by item. Costs a sort, and a look-up for each
 * value of each candidate.
 */
public final class DiversityDiscountRanker implements Ranker {
    private static final double DECAY = 0.5;
    private static final double FLOOR = 0.25;

    private final ModelVersion version;
    private final ItemValues values;
    private final double decay;
    private final double floor;

    private DiversityDiscountRanker(ModelVersion version, ItemValues values, double decay, double floor) {
        this.version = version;
        this.values = values;
        this.decay = decay;
        this.floor = floor;
    }

    /**
     * Discounts by a column of texts or tags of the catalogue's items, with a decay of 0.5 and a floor of 0.25.
     *
     * @throws IllegalArgumentException if there is no such column, or it holds numbers
     */
    public static DiversityDiscountRanker of(ModelSnapshot snapshot, String column) {
        return new DiversityDiscountRanker(snapshot.version(), ItemValues.of(snapshot, column), DECAY, FLOOR);
    }

    /**
     * The same with another discount.
     *
     * @param otherDecay what of the discount is left with each one more, in [0, 1]
     * @param otherFloor the least factor, above 0 and at most 1
     */
    public DiversityDiscountRanker withDiscount(double otherDecay, double otherFloor) {
        Relevance.checkedShare("decay", otherDecay);
        if (!(otherFloor > 0 && otherFloor <= 1)) {
            throw new IllegalArgumentException("floor must be above 0 and at most 1: " + otherFloor);
        }
        return new DiversityDiscountRanker(version, values, otherDecay, otherFloor);
    }

    @Override
    public Ranking rank(Query query, Candidates candidates, int limit) {
        query.require(version);
        Ranking order = Ranking.byScore(candidates, candidates.size());
        Int2IntOpenHashMap better = new Int2IntOpenHashMap();
        float[] scores = new float[candidates.size()];
        for (int position : order.positions()) {
            int item = candidates.item(position);
            int most = 0;
            for (int place = 0; place < values.count(item); place++) {
                most = Math.max(most, better.addTo(values.code(item, place), 1));
            }
            scores[position] = discounted(candidates.score(position), factor(most));
        }
        return Ranking.byScore(candidates, scores, limit);
    }

    double factor(int better) {
        return (1 - floor) * Math.pow(decay, better) + floor;
    }

    private static float discounted(float score, double factor) {
        return (float) (score < 0 ? score / factor : score * factor);
    }
}
