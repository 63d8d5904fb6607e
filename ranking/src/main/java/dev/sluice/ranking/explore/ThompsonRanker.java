package dev.sluice.ranking.explore;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.Query;
import dev.sluice.Ranker;
import dev.sluice.Ranking;

/**
 * Thompson sampling: gives each place to the candidate left whose success is the greatest in a draw from what is known
 * of it, which is a beta distribution,
 *
 * <pre>
 *   Beta(priorSuccesses + successes, priorFailures + trials - successes)
 * </pre>
 *
 * <p>anew for each place. Items of which little is known come to the top now and then, and less so the more is known.
 * An item one of whose numbers is missing is taken as never tried. The scores that candidates come with do not count;
 * those of the ranking are the draws that decided, which need not fall from place to place.
 *
 * <p>The column {@link Propensity#KEY} is an estimate: the share of {@code draws} for all candidates, of which that
 * which decided is one, in which the same candidate would have been chosen among those left. It is never 0, its
 * standard error is {@code sqrt(p (1 - p) / draws)}, and it is too high by {@code (1 - p) / draws} on average. With an
 * effort below 1 there are that many fewer draws, but as many as places in any case.
 *
 * <p>Costs two draws from gamma distributions, about a tenth of a microsecond each, for each candidate times the draws,
 * and 4 bytes for as many: it is for the tens of candidates at a funnel's end.
 *
 * @see <a href="https://papers.nips.cc/paper/4321-an-empirical-evaluation-of-thompson-sampling">Chapelle and Li 2011,
 *     An Empirical Evaluation of Thompson Sampling</a>
 */
public final class ThompsonRanker implements Ranker {
    private static final long SALT = 3;

    private final ThompsonSettings settings;

    /** Samples with these settings. */
    public ThompsonRanker(ThompsonSettings settings) {
        this.settings = settings;
    }

    @Override
    public FeatureSchema requires() {
        return FeatureSchema.of(settings.successes(), settings.trials());
    }

    @Override
    public FeatureSchema provides() {
        return FeatureSchema.of(Propensity.KEY);
    }

    /**
     * Ranks a batch.
     *
     * @throws IllegalArgumentException if successes are not from 0 to the trials, or trials not finite; names the item
     */
    @Override
    public Ranking rank(Query query, Candidates candidates, int limit) {
        int size = Math.min(limit, candidates.size());
        Tournament tournament = new Tournament(candidates, logOdds(query, candidates, size));
        int[] order = new int[size];
        float[] scores = new float[size];
        float[] propensities = new float[size];
        for (int rank = 0; rank < size; rank++) {
            order[rank] = tournament.winner(rank);
            scores[rank] = (float) (1 / (1 + Math.exp(-tournament.value(rank, order[rank]))));
            propensities[rank] = (float) tournament.share(order[rank]);
            tournament.remove(order[rank]);
        }
        return Ranking.of(order, scores).with(Propensity.KEY, propensities);
    }

    /** A row for each draw, an entry for each candidate. */
    private float[][] logOdds(Query query, Candidates candidates, int places) {
        int count = places == 0 ? 0 : Math.max(places, (int) Math.ceil(query.effort() * settings.draws()));
        float[][] rows = new float[count][candidates.size()];
        Draws draws = new Draws(query, SALT);
        for (int position = 0; position < candidates.size(); position++) {
            double successes = number(candidates, settings.successes(), position);
            double trials = number(candidates, settings.trials(), position);
            check(candidates.item(position), successes, trials);
            BetaDraws beta = new BetaDraws(
                    settings.priorSuccesses() + successes,
                    settings.priorFailures() + (trials - successes),
                    draws.of(candidates.item(position)));
            for (float[] row : rows) {
                row[position] = (float) beta.nextLogOdds();
            }
        }
        return rows;
    }

    private double number(Candidates candidates, FeatureKey key, int position) {
        boolean isKnown = !Float.isNaN(candidates.feature(settings.successes(), position))
                && !Float.isNaN(candidates.feature(settings.trials(), position));
        return isKnown ? candidates.feature(key, position) : 0;
    }

    private static void check(int item, double successes, double trials) {
        if (!(trials < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("trials of item " + item + " must be finite: " + trials);
        }
        if (!(successes >= 0 && successes <= trials)) {
            throw new IllegalArgumentException(
                    "successes of item " + item + " must be from 0 to its trials, " + trials + ": " + successes);
        }
    }
}
