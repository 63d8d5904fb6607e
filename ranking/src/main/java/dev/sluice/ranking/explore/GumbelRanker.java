package dev.sluice.ranking.explore;

import dev.sluice.Candidates;
import dev.sluice.FeatureSchema;
import dev.sluice.Query;
import dev.sluice.Ranker;
import dev.sluice.Ranking;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.Arrays;

/**
 * Draws a list without replacement by the softmax of the scores: at each place stands one of those left with the
 * probability {@code exp(score / temperature)} over the sum of the same of all that are left. It is done by sorting the
 * keys
 *
 * <pre>
 *   score / temperature - ln(-ln U)
 * </pre>
 *
 * <p>with U drawn evenly from (0, 1) for each item. The ranking's scores are the keys times the temperature, which is
 * the scores with noise added; they fall, so that a stage that sorts by score changes nothing. Where the temperature is
 * 0 there is no noise: the order is that of the scores, equal ones by item. An infinite score counts as the greatest
 * that is none.
 *
 * <p>The column {@link Propensity#KEY} is exact. Costs a sort, and two exponentials a candidate.
 *
 * @see <a href="https://arxiv.org/abs/1903.06059">Kool, van Hoof and Welling 2019, Stochastic Beams and Where to Find
 *     Them</a>, of the Gumbel-top-k trick
 */
public final class GumbelRanker implements Ranker {
    private static final long SALT = 1;

    private final double temperature;

    /**
     * Draws at this temperature.
     *
     * @param temperature finite and not negative, in units of the scores: of two scores so far apart the greater is e
     *     times as likely
     */
    public GumbelRanker(double temperature) {
        if (!(temperature >= 0 && temperature <= Float.MAX_VALUE)) {
            throw new IllegalArgumentException("temperature must be finite and not negative: " + temperature);
        }
        this.temperature = temperature;
    }

    @Override
    public FeatureSchema provides() {
        return FeatureSchema.of(Propensity.KEY);
    }

    @Override
    public Ranking rank(Query query, Candidates candidates, int limit) {
        Draws draws = new Draws(query, SALT);
        double[] scores = new double[candidates.size()];
        double[] keys = new double[candidates.size()];
        int[] order = new int[candidates.size()];
        for (int position = 0; position < order.length; position++) {
            scores[position] = finite(candidates.score(position));
            double uniform = draws.of(candidates.item(position)).nextDouble();
            keys[position] = scores[position] + temperature * noise(uniform);
            order[position] = position;
        }
        IntArrays.quickSort(
                order,
                (a, b) -> keys[a] == keys[b]
                        ? Integer.compare(candidates.item(a), candidates.item(b))
                        : Double.compare(keys[b], keys[a]));
        int size = Math.min(limit, order.length);
        int[] positions = Arrays.copyOf(order, size);
        float[] shown = new float[size];
        for (int rank = 0; rank < size; rank++) {
            shown[rank] = (float) keys[positions[rank]];
        }
        return Ranking.of(positions, shown).with(Propensity.KEY, propensities(scores, order, size));
    }

    /** A draw from Gumbel's distribution; of 0, which would be infinite, that of the least number above. */
    static double noise(double uniform) {
        return -StrictMath.log(-StrictMath.log(Math.max(uniform, Double.MIN_VALUE)));
    }

    /** From the last place to the first, so that what is left at each is a sum and not a difference. */
    private float[] propensities(double[] scores, int[] order, int size) {
        float[] propensities = new float[size];
        Arrays.fill(propensities, 1);
        SoftSum left = new SoftSum(temperature);
        for (int rank = order.length - 1; rank >= 0 && temperature > 0; rank--) {
            left.add(scores[order[rank]]);
            if (rank < size) {
                propensities[rank] = (float) left.share(scores[order[rank]]);
            }
        }
        return propensities;
    }

    private static double finite(float score) {
        return Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, score));
    }
}
