package dev.sluice.ranking.explore;

import static dev.sluice.ranking.explore.Frequencies.seeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.Candidates;
import dev.sluice.Ranker;
import dev.sluice.Ranking;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Draws by softmax: worked examples, frequencies, extremes, and the laws of rankers that explore. */
class GumbelRankerTest implements ExplorerLaws {
    private static final Candidates THREE = Candidates.of(new int[] {1, 2, 3}, new float[] {2, 1, 0});

    @Override
    public Ranker ranker() {
        return new GumbelRanker(0.7);
    }

    @Example
    void keysAreThoseOfTheExample() {
        double[] uniform = {.5, .9, .2};
        double[] scores = {2, 1, 0};
        double[] keys = {2.3665129206, 3.2503673273, -0.4758849953};

        for (int i = 0; i < 3; i++) {
            assertThat(scores[i] + GumbelRanker.noise(uniform[i])).isCloseTo(keys[i], within(1e-9));
        }
    }

    @Example
    void aDrawOfZeroIsFinite() {
        assertThat(GumbelRanker.noise(0)).isFinite().isLessThan(-6);
        assertThat(GumbelRanker.noise(Math.nextDown(1.0))).isFinite().isGreaterThan(36);
    }

    @Example
    void theFirstComesAsOftenAsTheSoftmaxSays() {
        int requests = 200_000;
        Frequencies frequencies = Frequencies.of(new GumbelRanker(1), THREE, 1, requests);
        double[] softmax = {0.6652409558, 0.2447284711, 0.0900305732};

        for (int item = 1; item <= 3; item++) {
            double share = softmax[item - 1];
            assertThat(frequencies.first(item)).isCloseTo(share, within(3 * Math.sqrt(share * (1 - share) / requests)));
        }
    }

    @Example
    void everyListComesAsOftenAsClaimed() {
        Candidates four = Candidates.of(new int[] {4, 1, 9, 3}, new float[] {0.3f, -1, 2, 0.3f});
        Frequencies frequencies = Frequencies.of(new GumbelRanker(0.8), four, 3, 100_000);

        assertThat(frequencies.lists()).isEqualTo(24);
        frequencies.requireAsClaimed(0);
    }

    /** Plackett and Luce, from scratch. */
    @Property(tries = 200)
    void propensitiesAreTheSharesOfWhatIsLeft(@ForAll long seed) {
        Random random = new Random(seed);
        Candidates candidates = candidates(random);
        Candidates list = candidates.select(ranker().rank(seeded(seed), candidates, 20));

        for (int rank = 0; rank < list.size(); rank++) {
            double left = 0;
            for (int position = 0; position < candidates.size(); position++) {
                left += Math.exp(candidates.score(position) / 0.7);
            }
            for (int before = 0; before < rank; before++) {
                left -= Math.exp(scoreOf(candidates, list.item(before)) / 0.7);
            }
            assertThat((double) list.feature(Propensity.KEY, rank))
                    .isCloseTo(Math.exp(scoreOf(candidates, list.item(rank)) / 0.7) / left, within(1e-5));
            assertThat(list.score(rank)).isLessThanOrEqualTo(rank == 0 ? Float.MAX_VALUE : list.score(rank - 1));
        }
    }

    private static float scoreOf(Candidates candidates, int item) {
        int position = 0;
        while (candidates.item(position) != item) {
            position++;
        }
        return candidates.score(position);
    }

    @Example
    void coldItIsASort() {
        Candidates ties = Candidates.of(new int[] {3, 1, 2, 4}, new float[] {5, 7, 5, 9});
        for (double temperature : new double[] {0, 1e-300}) {
            Candidates list = ties.select(new GumbelRanker(temperature).rank(seeded(5), ties, 4));

            assertThat(list.items()).startsWith(4, 1);
            assertThat(list.scores()).containsExactly(9, 7, 5, 5);
        }
        Ranking cold = new GumbelRanker(0).rank(seeded(5), ties, 4);
        assertThat(ties.select(cold).items()).containsExactly(4, 1, 2, 3);
        assertThat(ties.select(cold).feature(Propensity.KEY)).containsOnly(1);
    }

    @Example
    void equalScoresAreEquallyLikely() {
        Candidates equal = Candidates.of(new int[] {1, 2, 3}, new float[] {-4, -4, -4});
        Frequencies frequencies = Frequencies.of(new GumbelRanker(0.01), equal, 3, 60_000);

        assertThat(frequencies.lists()).isEqualTo(6);
        frequencies.requireAsClaimed(0);
        assertThat(equal.select(new GumbelRanker(0.01).rank(seeded(1), equal, 3))
                        .feature(Propensity.KEY))
                .containsExactly(new float[] {1 / 3f, 0.5f, 1}, within(1e-6f));
    }

    @Example
    void infiniteAndEnormousScoresAreOrdinary() {
        Candidates endless = Candidates.of(
                new int[] {1, 2, 3, 4},
                new float[] {Float.NEGATIVE_INFINITY, 1, Float.POSITIVE_INFINITY, Float.MAX_VALUE});
        Candidates list = endless.select(new GumbelRanker(1).rank(seeded(1), endless, 4));

        assertThat(list.items()).endsWith(2, 1);
        assertThat(list.feature(Propensity.KEY)).containsExactly(0.5f, 1, 1, 1);
    }

    @Example
    void nothingToRankAndNothingWantedAreOrdinary() {
        assertThat(new GumbelRanker(1).rank(seeded(1), Candidates.NONE, 5).size())
                .isZero();
        assertThat(new GumbelRanker(1).rank(seeded(1), THREE, 0).size()).isZero();
        Candidates one = THREE.first(1);
        assertThat(one.select(new GumbelRanker(1).rank(seeded(1), one, 5)).feature(Propensity.KEY))
                .containsExactly(1);
    }

    @Example
    void badTemperaturesNameThemselves() {
        for (double temperature : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new GumbelRanker(temperature))
                    .hasMessage("temperature must be finite and not negative: " + temperature);
        }
    }
}
