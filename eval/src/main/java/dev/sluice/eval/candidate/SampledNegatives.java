package dev.sluice.eval.candidate;

import dev.sluice.data.InteractionMatrix;
import dev.sluice.data.Interactions;
import dev.sluice.eval.CandidateRule;
import dev.sluice.eval.split.Split;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Judges each user's tested items among a few others drawn at random. It is there to compare with results that were
 * made so: a metric over a sample is another metric, which may order systems differently from the same metric over all
 * items, so the {@link CandidateRule#description} of this rule says that it is biased, and with it the variant of every
 * result.
 *
 * <pre>{@code
 * CandidateRule rule = new SampledNegatives(100, 42, Sampling.UNIFORM).of(split);
 * }</pre>
 *
 * <p>What a user is given depends on the seed and the user alone, not on who else is asked for, or when. Negatives are
 * distinct; there are fewer if there are not so many to draw.
 *
 * @param negatives how many each user is given beside the tested items, at least 1
 * @param seed fixes which
 * @param by how likely each is
 * @see <a href="https://doi.org/10.1145/3394486.3403226">Krichene and Rendle 2020</a>
 */
public record SampledNegatives(int negatives, long seed, Sampling by) {
    public SampledNegatives {
        if (negatives < 1) {
            throw new IllegalArgumentException("negatives must be at least 1: " + negatives);
        }
    }

    /** Draws among all items that the user is not known to have met. */
    public CandidateRule of(Split split) {
        return of(split, UnseenItems.of(split));
    }

    /** Draws among the candidates of another rule; of the tested items, too, only those are left. */
    public CandidateRule of(Split split, CandidateRule among) {
        ItemUrn urn = new ItemUrn(weights(split.train()));
        return new Sampled(this, urn, InteractionMatrix.of(split.test()), among);
    }

    private int[] weights(Interactions train) {
        int[] weights = new int[train.itemRows()];
        if (by == Sampling.UNIFORM) {
            Arrays.fill(weights, 1, weights.length, 1);
            return weights;
        }
        for (int event = 0; event < train.size(); event++) {
            weights[train.item(event)]++;
        }
        return weights;
    }

    /** Draws anew for a user each time, the same. */
    private record Sampled(SampledNegatives settings, ItemUrn urn, InteractionMatrix test, CandidateRule among)
            implements CandidateRule {
        @Override
        public IntPredicate candidates(int user) {
            IntPredicate allowed = among.candidates(user);
            int[] drawn = urn.draw(
                    settings.negatives,
                    item -> !isTested(user, item) && allowed.test(item),
                    settings.seed * 0x9E3779B97F4A7C15L + user);
            Arrays.sort(drawn);
            return item -> Arrays.binarySearch(drawn, item) >= 0 || (isTested(user, item) && allowed.test(item));
        }

        private boolean isTested(int user, int item) {
            return user < test.rows() && test.contains(user, item);
        }

        @Override
        public String description() {
            return "the tested items and " + settings.negatives + " others drawn " + settings.by.words()
                    + " with seed " + settings.seed + " from " + among.description()
                    + ": sampled, so biased and not comparable with a metric over all (Krichene and Rendle 2020)";
        }
    }
}
