package dev.sluice.ranking.rerank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.ItemSet;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.Ranking;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Four items with the scores 10, 9, 6 and 2, scaled 1, 7/8, 1/2 and 0. Item 2 is nearly item 1; 3 is a little like
 * both.
 */
class MmrRankerTest {
    private static final float[][] ALIKE = {
        {1, 0.9f, 0.2f, 0},
        {0.9f, 1, 0.3f, 0},
        {0.2f, 0.3f, 1, -0.5f},
        {0, 0, -0.5f, 1}
    };
    private static final ItemSimilarity SIMILARITY = (query, candidates, position, similarities) -> {
        for (int other = 0; other < candidates.size(); other++) {
            similarities[other] = ALIKE[candidates.item(position) - 1][candidates.item(other) - 1];
        }
    };
    private static final Candidates SORTED = Candidates.of(new int[] {1, 2, 3, 4}, new float[] {10, 9, 6, 2});
    private static final Query QUERY =
            Query.of(new ModelVersion("v1"), ItemSet.all(5)).build();

    private static Candidates ranked(double lambda, Candidates candidates, int limit) {
        return ranked(QUERY, lambda, candidates, limit);
    }

    private static Candidates ranked(Query query, double lambda, Candidates candidates, int limit) {
        return candidates.select(new MmrRanker(SIMILARITY, lambda).rank(query, candidates, limit));
    }

    @Test
    void theExampleWorkedByHand() {
        Candidates list = ranked(0.5, SORTED, 4);

        // Behind item 1: 2 has 7/16 - 0.45, 3 has 1/4 - 0.1, 4 has 0. Then 2 has 7/16 - 0.45, 4 has 0.
        assertThat(list.items()).containsExactly(1, 3, 4, 2);
        assertThat(list.scores()).containsExactly(new float[] {1, 0.15f, 0, -0.0125f}, within(1e-6f));
    }

    @Test
    void nearDuplicatesArePushedApart() {
        assertThat(ranked(0.5, SORTED, 2).items()).containsExactly(1, 3);
        assertThat(ranked(0.9, SORTED, 2).items()).containsExactly(1, 2);
    }

    @Test
    void withLambdaOneTheOrderStays() {
        Candidates list = ranked(1, SORTED, 3);

        assertThat(list.items()).containsExactly(1, 2, 3);
        assertThat(list.scores()).containsExactly(1, 0.875f, 0.5f);
    }

    @Test
    void withLambdaZeroTheMostDifferentComesNext() {
        assertThat(ranked(0, SORTED, 4).items()).containsExactly(1, 4, 3, 2);
    }

    @Test
    void theOrderItCameInDoesNotMatter() {
        Candidates shuffled = Candidates.of(new int[] {4, 2, 1, 3}, new float[] {2, 9, 10, 6});

        assertThat(ranked(0.5, shuffled, 4).items()).containsExactly(1, 3, 4, 2);
    }

    @Test
    void columnsComeAlong() {
        FeatureKey age = FeatureKey.number("age");

        assertThat(ranked(0.5, SORTED.withFeature(age, new float[] {1, 2, 3, 4}), 3)
                        .feature(age))
                .containsExactly(1, 3, 4);
    }

    @Test
    void equalScoresAreAllAsRelevant() {
        Candidates equal = Candidates.of(new int[] {3, 2, 1, 4}, new float[] {5, 5, 5, 5});

        assertThat(ranked(0.5, equal, 4).items()).containsExactly(1, 4, 3, 2);
        assertThat(ranked(1, equal, 4).scores()).containsOnly(1);
    }

    @Test
    void infiniteScoresAreTheGreatestAndTheLeast() {
        Candidates endless = Candidates.of(
                new int[] {1, 2, 3, 4}, new float[] {Float.NEGATIVE_INFINITY, 1, Float.POSITIVE_INFINITY, -1});

        assertThat(ranked(1, endless, 4).items()).containsExactly(3, 2, 4, 1);
        assertThat(ranked(0.5, endless, 1).items()).containsExactly(3);
    }

    @Test
    void withLessEffortOnlyTheBestAreLookedAt() {
        Query half = QUERY.with().effort(0.5).build();

        assertThat(ranked(half, 0, SORTED, 2).items()).containsExactly(1, 2);
        // As many as are wanted are looked at in any case.
        assertThat(ranked(half, 0, SORTED, 3).items()).containsExactly(1, 3, 2);
        assertThat(ranked(half, 0, SORTED, 9).items()).containsExactly(1, 4, 3, 2);
    }

    @Test
    void eachChoiceButTheLastIsComparedOnce() {
        int[] calls = new int[1];
        MmrRanker counting = new MmrRanker(
                (query, candidates, position, similarities) -> {
                    calls[0]++;
                    SIMILARITY.of(query, candidates, position, similarities);
                },
                0.5);

        counting.rank(QUERY, SORTED, 3);

        assertThat(calls[0]).isEqualTo(2);
    }

    @Test
    void nothingToRankAndNothingWantedAreOrdinary() {
        MmrRanker ranker = new MmrRanker(SIMILARITY, 0.5);

        assertThat(ranker.rank(QUERY, Candidates.NONE, 5).size()).isZero();
        assertThat(ranker.rank(QUERY, SORTED, 0).size()).isZero();
        assertThat(ranker.rank(QUERY, SORTED.first(1), 5).positions()).containsExactly(0);
    }

    @Test
    void positionsAreThoseOfTheBatch() {
        Candidates shuffled = Candidates.of(new int[] {4, 2, 1, 3}, new float[] {2, 9, 10, 6});
        Ranking ranking = new MmrRanker(SIMILARITY, 0.5).rank(QUERY, shuffled, 2);

        assertThat(IntStream.of(ranking.positions()).map(shuffled::item)).containsExactly(1, 3);
    }

    @Test
    void badInputNamesItself() {
        for (double lambda : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> new MmrRanker(SIMILARITY, lambda))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("lambda must be from 0 to 1: " + lambda);
        }
        for (float similarity : new float[] {1.5f, -2, Float.NaN}) {
            MmrRanker wild =
                    new MmrRanker((query, candidates, position, similarities) -> similarities[2] = similarity, 0.5);
            assertThatThrownBy(() -> wild.rank(QUERY, SORTED, 3))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("similarity of items 1 and 3 must be from -1 to 1: " + similarity);
        }
    }

    @Test
    void stopsWhenNobodyWaits() {
        Query unwanted = QUERY.with().cancellation(() -> true).build();

        assertThatThrownBy(() -> new MmrRanker(SIMILARITY, 0.5).rank(unwanted, SORTED, 3))
                .isInstanceOf(CancellationException.class);
    }
}
