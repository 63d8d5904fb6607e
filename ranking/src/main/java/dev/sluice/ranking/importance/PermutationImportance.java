package dev.sluice.ranking.importance;

import dev.sluice.FeatureKey;
import dev.sluice.Query;
import dev.sluice.ScoreRange;
import dev.sluice.Scorer;
import dev.sluice.ranking.Examples;
import dev.sluice.train.engine.Shuffle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How much worse a scorer predicts if a feature says nothing: the rise of its log loss when the values of that feature
 * are permuted over all examples, so that each has that of another. Works for any scorer of probabilities; one that the
 * scorer was not trained on tells what it has learned, rather than what it has memorised.
 *
 * <p>Features that say the same stand in for each other, and each seems to matter little. A permutation also makes
 * pairs of values that never occur together.
 *
 * <p>Asks for the scores of all examples once, and once more for each feature and repeat. Immutable, safe for use by
 * many threads if the scorer is.
 *
 * @see <a href="https://doi.org/10.1023/A:1010933404324">Breiman 2001, Random forests</a>
 * @see <a href="https://jmlr.org/papers/v20/18-760.html">Fisher, Rudin and Dominici 2019, All models are wrong, but
 *     many are useful</a>
 */
public final class PermutationImportance {
    private final Scorer scorer;
    private final int repeats;
    private final long seed;

    /**
     * For this scorer.
     *
     * @param scorer of probabilities
     * @param repeats permutations of each feature, at least 1
     * @param seed fixes them
     */
    public PermutationImportance(Scorer scorer, int repeats, long seed) {
        if (!scorer.range().equals(ScoreRange.UNIT)) {
            throw new IllegalArgumentException("scores must be probabilities, from 0 to 1: " + scorer.range());
        }
        if (repeats < 1) {
            throw new IllegalArgumentException("repeats must be at least 1: " + repeats);
        }
        this.scorer = scorer;
        this.repeats = repeats;
        this.seed = seed;
    }

    /**
     * What each feature is worth that the scorer reads.
     *
     * @param query what the scorer is asked for, of its version; scorers that read features alone read nothing of it
     * @param heldOut with every feature that the scorer reads; of its heads, or of one as the scorer is; labelled from
     *     0 to 1, of both kinds in every head
     * @return those of most worth first; of equals, the first of the scorer
     * @throws IllegalArgumentException if there are no such examples, or a score is no probability; names what is wrong
     */
    public List<FeatureImportance> of(Query query, Examples heldOut) {
        ExampleLoss loss = new ExampleLoss(scorer, query, heldOut);
        double whole = loss.asTheyAre();
        SplittableRandom random = new SplittableRandom(seed);
        List<FeatureImportance> found = new ArrayList<>();
        for (FeatureKey feature : scorer.requires().keys()) {
            double[] rises = new double[repeats];
            int[] order = IntStream.range(0, heldOut.size()).toArray();
            for (int repeat = 0; repeat < repeats; repeat++) {
                Shuffle.of(order, 0, order.length, random);
                rises[repeat] = loss.permuted(feature, order) - whole;
            }
            double mean = Arrays.stream(rises).average().orElseThrow();
            found.add(new FeatureImportance(feature, mean, deviation(rises, mean)));
        }
        found.sort(Comparator.comparingDouble(FeatureImportance::loss).reversed());
        return List.copyOf(found);
    }

    private static double deviation(double[] rises, double mean) {
        double squares = 0;
        for (double rise : rises) {
            squares += (rise - mean) * (rise - mean);
        }
        return rises.length == 1 ? 0 : Math.sqrt(squares / (rises.length - 1));
    }
}
