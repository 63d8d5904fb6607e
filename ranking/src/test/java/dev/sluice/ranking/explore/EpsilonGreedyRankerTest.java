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

/** The best or, now and then, any: frequencies, extremes, and the laws of rankers that explore. */
class EpsilonGreedyRankerTest implements ExplorerLaws {
    private static final Candidates FOUR = Candidates.of(new int[] {5, 2, 3, 8}, new float[] {1, 4, 2, 2});

    @Override
    public Ranker ranker() {
        return new EpsilonGreedyRanker(0.4);
    }

    @Example
    void everyListComesAsOftenAsClaimed() {
        Frequencies frequencies = Frequencies.of(new EpsilonGreedyRanker(0.3), FOUR, 3, 100_000);

        assertThat(frequencies.lists()).isEqualTo(24);
        frequencies.requireAsClaimed(0);
        assertThat(frequencies.first(2)).isCloseTo(0.7 + 0.3 / 4, within(0.006));
        assertThat(frequencies.first(8)).isCloseTo(0.3 / 4, within(0.004));
    }

    @Property(tries = 100)
    void withoutEpsilonItIsASort(@ForAll long seed) {
        Candidates candidates = candidates(new Random(seed));
        Ranking ranking = new EpsilonGreedyRanker(0).rank(seeded(seed), candidates, 30);

        assertThat(ranking.positions())
                .isEqualTo(Ranking.byScore(candidates, candidates.scores(), 30).positions());
        for (float propensity : candidates.select(ranking).feature(Propensity.KEY)) {
            assertThat(propensity).isEqualTo(1);
        }
    }

    @Example
    void withEpsilonOneAllAreEquallyLikely() {
        Ranking ranking = new EpsilonGreedyRanker(1).rank(seeded(3), FOUR, 4);

        assertThat(FOUR.select(ranking).feature(Propensity.KEY))
                .containsExactly(new float[] {0.25f, 1 / 3f, 0.5f, 1}, within(1e-6f));
    }

    @Example
    void scoresStay() {
        Candidates list = FOUR.select(new EpsilonGreedyRanker(1).rank(seeded(3), FOUR, 4));

        for (int position = 0; position < 4; position++) {
            assertThat(list.score(position))
                    .isEqualTo(
                            switch (list.item(position)) {
                                case 5 -> 1;
                                case 2 -> 4;
                                default -> 2;
                            });
        }
    }

    @Example
    void nothingToRankAndNothingWantedAreOrdinary() {
        assertThat(ranker().rank(seeded(1), Candidates.NONE, 5).size()).isZero();
        assertThat(ranker().rank(seeded(1), FOUR, 0).size()).isZero();
        Candidates one = FOUR.first(1);
        assertThat(one.select(ranker().rank(seeded(1), one, 5)).feature(Propensity.KEY))
                .containsExactly(1);
    }

    @Example
    void badEpsilonsNameThemselves() {
        for (double epsilon : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> new EpsilonGreedyRanker(epsilon))
                    .hasMessage("epsilon must be from 0 to 1: " + epsilon);
        }
    }
}
