package dev.sluice.ranking.rerank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.ItemSet;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** Four items with the scores 10, 9, 6 and 2, scaled 1, 7/8, 1/2 and 0, whose vectors lie in a plane. */
class DppRankerTest {
    /** The angles of items 1 to 4, in degrees. Item 3 points the other way than 1, 4 is in between them. */
    private static final double[] ANGLES = {0, 10, 180, 90};

    private static final ItemSimilarity SIMILARITY = (query, candidates, position, similarities) -> {
        for (int other = 0; other < candidates.size(); other++) {
            double angle = ANGLES[candidates.item(position) - 1] - ANGLES[candidates.item(other) - 1];
            similarities[other] = other == position ? Float.NaN : (float) Math.cos(Math.toRadians(angle));
        }
    };
    private static final Candidates SORTED = Candidates.of(new int[] {1, 2, 3, 4}, new float[] {10, 9, 6, 2});
    private static final Query QUERY =
            Query.of(new ModelVersion("v1"), ItemSet.all(5)).build();

    private static Candidates ranked(double theta, Candidates candidates, int limit) {
        return candidates.select(new DppRanker(SIMILARITY, theta).rank(QUERY, candidates, limit));
    }

    @Test
    void theExampleWorkedByHand() {
        Candidates list = ranked(0.5, SORTED, 4);

        // Beyond item 1 there is left: of 2 sin(10)^2, of 3 nothing, of 4 all. Then nothing of any.
        double none = Math.log(1e-6);
        assertThat(list.items()).containsExactly(1, 4, 2, 3);
        assertThat(list.scores())
                .containsExactly(
                        new float[] {0.5f, 0, (float) (7 / 16.0 + none / 2), (float) (0.25 + none / 2)}, within(1e-5f));
        assertThat(ranked(0.9, SORTED, 2).items()).containsExactly(1, 2);
        assertThat(ranked(0.9, SORTED, 2).score(1))
                .isCloseTo((float) (0.9 * 7 / 8 + 0.1 * Math.log(Math.pow(Math.sin(Math.PI / 18), 2))), within(1e-5f));
    }

    @Test
    void withThetaOneTheOrderStays() {
        assertThat(ranked(1, SORTED, 4).items()).containsExactly(1, 2, 3, 4);
        assertThat(ranked(1, SORTED, 4).scores()).containsExactly(1, 0.875f, 0.5f, 0);
    }

    @Test
    void withThetaZeroOnlyVarietyCounts() {
        assertThat(ranked(0, SORTED, 3).items()).containsExactly(1, 4, 2);
    }

    @Test
    void columnsComeAlongAndPositionsAreThoseOfTheBatch() {
        FeatureKey age = FeatureKey.number("age");
        Candidates shuffled = Candidates.of(new int[] {4, 2, 1, 3}, new float[] {2, 9, 10, 6})
                .withFeature(age, new float[] {4, 2, 1, 3});

        Candidates list = ranked(0.5, shuffled, 3);

        assertThat(list.items()).containsExactly(1, 4, 2);
        assertThat(list.feature(age)).containsExactly(1, 4, 2);
    }

    @Test
    void equalAndInfiniteScoresAreOrdinary() {
        Candidates equal = Candidates.of(new int[] {3, 2, 1, 4}, new float[] {5, 5, 5, 5});
        Candidates endless = Candidates.of(
                new int[] {1, 2, 3, 4}, new float[] {Float.NEGATIVE_INFINITY, 1, Float.POSITIVE_INFINITY, -1});

        assertThat(ranked(0.5, equal, 2).items()).containsExactly(1, 4);
        assertThat(ranked(1, endless, 4).items()).containsExactly(3, 2, 4, 1);
    }

    @Test
    void withLessEffortOnlyTheBestAreLookedAt() {
        Query half = QUERY.with().effort(0.5).build();

        assertThat(new DppRanker(SIMILARITY, 0).rank(half, SORTED, 2).positions())
                .containsExactly(0, 1);
    }

    @Test
    void nothingToRankAndNothingWantedAreOrdinary() {
        assertThat(ranked(0.5, Candidates.NONE, 5).size()).isZero();
        assertThat(ranked(0.5, SORTED, 0).size()).isZero();
        assertThat(ranked(0.5, SORTED.first(1), 5).items()).containsExactly(1);
    }

    @Test
    void badInputNamesItself() {
        for (double theta : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> new DppRanker(SIMILARITY, theta))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("theta must be from 0 to 1: " + theta);
        }
        DppRanker wild = new DppRanker((query, candidates, position, similarities) -> similarities[2] = 2, 0.5);
        assertThatThrownBy(() -> wild.rank(QUERY, SORTED, 3))
                .hasMessage("similarity of items 1 and 3 must be from -1 to 1: 2.0");
    }

    @Test
    void stopsWhenNobodyWaits() {
        Query unwanted = QUERY.with().cancellation(() -> true).build();

        assertThatThrownBy(() -> new DppRanker(SIMILARITY, 0.5).rank(unwanted, SORTED, 3))
                .isInstanceOf(CancellationException.class);
    }
}
