package dev.sluice.ranking.rerank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.Candidates;
import dev.sluice.Ranker;
import dev.sluice.Ranking;
import dev.sluice.conformance.LawCases;
import dev.sluice.conformance.RankerLaws;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** Laws of determinantal point processes, and those of rankers. The items' vectors are made up by their indexes. */
class DppRankerProperties implements RankerLaws {
    private static final int ITEMS = 60;
    private static final int DIMENSION = 12;
    private static final double[][] VECTORS = vectors();

    private static final ItemSimilarity SIMILARITY = (query, candidates, position, similarities) -> {
        for (int other = 0; other < candidates.size(); other++) {
            similarities[other] = (float) cosine(candidates.item(position), candidates.item(other));
        }
    };

    private static double[][] vectors() {
        Random random = new Random(7);
        double[][] vectors = new double[ITEMS][DIMENSION];
        for (double[] vector : vectors) {
            Arrays.setAll(vector, i -> random.nextGaussian());
            double length = Math.sqrt(Arrays.stream(vector).map(x -> x * x).sum());
            Arrays.setAll(vector, i -> vector[i] / length);
        }
        return vectors;
    }

    private static double cosine(int one, int other) {
        return IntStream.range(0, DIMENSION)
                .mapToDouble(i -> VECTORS[one][i] * VECTORS[other][i])
                .sum();
    }

    @Override
    public Ranker ranker() {
        return new DppRanker(SIMILARITY, 0.6);
    }

    @Override
    public LawCases cases() {
        return LawCases.ofAnyVersion(4, ITEMS);
    }

    @Property(tries = 100)
    void asManyComeBackAsThereAreUpToTheLimit(@ForAll long seed, @ForAll @IntRange(max = 80) int limit) {
        Random random = new Random(seed);
        Candidates candidates = candidates(random);

        assertThat(ranker().rank(query(random), candidates, limit).size())
                .isEqualTo(Math.min(limit, candidates.size()));
    }

    @Property(tries = 100)
    void valuesNeverRise(@ForAll long seed, @ForAll @DoubleRange(max = 1) double theta) {
        Random random = new Random(seed);
        Ranking ranking = new DppRanker(SIMILARITY, theta).rank(query(random), candidates(random), 80);

        for (int rank = 1; rank < ranking.size(); rank++) {
            assertThat(ranking.score(rank)).isLessThanOrEqualTo(ranking.score(rank - 1));
        }
    }

    /** As many as there are dimensions less a few, where the determinants are well above the rounding. */
    @Property(tries = 200)
    void everyChoiceMakesTheGreatestDeterminant(
            @ForAll long seed, @ForAll @DoubleRange(max = 0.9) double theta, @ForAll @IntRange(max = 8) int limit) {
        Random random = new Random(seed);
        Candidates candidates = candidates(random);
        Ranking ranking = new DppRanker(SIMILARITY, theta).rank(query(random), candidates, limit);

        for (int rank = 0; rank < ranking.size(); rank++) {
            int[] before = Arrays.copyOf(ranking.positions(), rank);
            double base = logDeterminant(candidates, theta, before);
            double found = logDeterminant(candidates, theta, and(before, ranking.position(rank))) - base;
            double best = IntStream.range(0, candidates.size())
                    .filter(position -> IntStream.of(before).noneMatch(other -> other == position))
                    .mapToDouble(position -> logDeterminant(candidates, theta, and(before, position)) - base)
                    .max()
                    .orElseThrow();
            assertThat(found).as("choice %d", rank).isCloseTo(best, within(1e-3));
            assertThat((double) ranking.score(rank)).isCloseTo((1 - theta) * found, within(1e-3));
        }
    }

    private static int[] and(int[] before, int position) {
        int[] more = Arrays.copyOf(before, before.length + 1);
        more[before.length] = position;
        return more;
    }

    /** The logarithm of the kernel's determinant over a list, by elimination from scratch. */
    private static double logDeterminant(Candidates candidates, double theta, int[] list) {
        double[] quality = quality(candidates, theta);
        double[][] kernel = new double[list.length][list.length];
        for (int i = 0; i < list.length; i++) {
            for (int j = 0; j < list.length; j++) {
                kernel[i][j] = quality[list[i]]
                        * cosine(candidates.item(list[i]), candidates.item(list[j]))
                        * quality[list[j]];
            }
        }
        double sum = 0;
        for (int i = 0; i < list.length; i++) {
            sum += Math.log(kernel[i][i]);
            for (int row = i + 1; row < list.length; row++) {
                double factor = kernel[row][i] / kernel[i][i];
                for (int column = i; column < list.length; column++) {
                    kernel[row][column] -= factor * kernel[i][column];
                }
            }
        }
        return sum;
    }

    private static double[] quality(Candidates candidates, double theta) {
        float[] scores = candidates.scores();
        Arrays.sort(scores);
        double worst = scores.length == 0 ? 0 : scores[0];
        double best = scores.length == 0 ? 0 : scores[scores.length - 1];
        return IntStream.range(0, candidates.size())
                .mapToDouble(position -> best > worst ? (candidates.score(position) - worst) / (best - worst) : 1)
                .map(relevance -> Math.exp(theta / (1 - theta) * relevance / 2))
                .toArray();
    }
}
