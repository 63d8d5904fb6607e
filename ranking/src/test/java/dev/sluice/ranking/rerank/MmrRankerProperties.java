package dev.sluice.ranking.rerank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.Candidates;
import dev.sluice.Query;
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

/** Laws of maximal marginal relevance, and those of rankers. Items that leave the same remainder by 7 are alike. */
class MmrRankerProperties implements RankerLaws {
    private static final ItemSimilarity SIMILARITY = (query, candidates, position, similarities) -> {
        for (int other = 0; other < candidates.size(); other++) {
            similarities[other] = alike(candidates.item(position), candidates.item(other));
        }
    };

    private static float alike(int one, int other) {
        return (float) Math.cos(2 * Math.PI * (one - other) / 7);
    }

    @Override
    public Ranker ranker() {
        return new MmrRanker(SIMILARITY, 0.6);
    }

    @Override
    public LawCases cases() {
        return LawCases.ofAnyVersion(4, 60);
    }

    private Ranking rank(Random random, double lambda, Candidates candidates, int limit) {
        return new MmrRanker(SIMILARITY, lambda).rank(query(random), candidates, limit);
    }

    @Property(tries = 200)
    void asManyComeBackAsThereAreUpToTheLimit(@ForAll long seed, @ForAll @IntRange(max = 80) int limit) {
        Random random = new Random(seed);
        Candidates candidates = candidates(random);

        assertThat(rank(random, 0.5, candidates, limit).size()).isEqualTo(Math.min(limit, candidates.size()));
    }

    @Property(tries = 200)
    void theFirstIsAlwaysTheBest(@ForAll long seed, @ForAll @DoubleRange(max = 1) double lambda) {
        Random random = new Random(seed);
        Candidates candidates = candidates(random);
        int[] best = Ranking.byScore(candidates, candidates.scores(), 1).positions();

        assertThat(Arrays.copyOf(rank(random, lambda, candidates, 10).positions(), best.length))
                .isEqualTo(best);
    }

    @Property(tries = 100)
    void lambdaOneIsTheOrderOfTheScores(@ForAll long seed, @ForAll @IntRange(max = 80) int limit) {
        Random random = new Random(seed);
        Candidates candidates = candidates(random);

        assertThat(rank(random, 1, candidates, limit).positions())
                .isEqualTo(
                        Ranking.byScore(candidates, candidates.scores(), limit).positions());
    }

    @Property(tries = 200)
    void valuesNeverRise(@ForAll long seed, @ForAll @DoubleRange(max = 1) double lambda) {
        Random random = new Random(seed);
        Ranking ranking = rank(random, lambda, candidates(random), 80);

        for (int rank = 1; rank < ranking.size(); rank++) {
            assertThat(ranking.score(rank)).isLessThanOrEqualTo(ranking.score(rank - 1));
        }
    }

    @Property(tries = 200)
    void aShorterListIsTheBeginningOfALonger(@ForAll long seed, @ForAll @IntRange(max = 60) int limit) {
        Random random = new Random(seed);
        Query query = query(random);
        Candidates candidates = candidates(random);

        int[] shorter = ranker().rank(query, candidates, limit).positions();

        assertThat(Arrays.copyOf(ranker().rank(query, candidates, 80).positions(), shorter.length))
                .isEqualTo(shorter);
    }

    @Property(tries = 200)
    void everyChoiceIsTheBestThatWasLeft(@ForAll long seed, @ForAll @DoubleRange(max = 1) double lambda) {
        Random random = new Random(seed);
        Candidates candidates = candidates(random);
        Ranking ranking = rank(random, lambda, candidates, 20);

        for (int rank = 0; rank < ranking.size(); rank++) {
            int[] before = Arrays.copyOf(ranking.positions(), rank);
            double chosen = value(candidates, before, ranking.position(rank), lambda);
            assertThat((double) ranking.score(rank)).isCloseTo(chosen, within(1e-5));
            double best = IntStream.range(0, candidates.size())
                    .filter(position -> IntStream.of(before).noneMatch(other -> other == position))
                    .mapToDouble(position -> value(candidates, before, position, lambda))
                    .max()
                    .orElseThrow();
            assertThat(chosen).isCloseTo(best, within(1e-6));
        }
    }

    /** The definition, from scratch. */
    private static double value(Candidates candidates, int[] before, int position, double lambda) {
        float[] scores = candidates.scores();
        Arrays.sort(scores);
        double worst = scores[0];
        double best = scores[scores.length - 1];
        double relevance = best > worst ? (candidates.score(position) - worst) / (best - worst) : 1;
        double redundancy = IntStream.of(before)
                .mapToDouble(other -> alike(candidates.item(position), candidates.item(other)))
                .max()
                .orElse(-1);
        return lambda * relevance - (1 - lambda) * redundancy;
    }
}
