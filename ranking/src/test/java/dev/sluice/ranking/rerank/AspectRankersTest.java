package dev.sluice.ranking.rerank;

import static dev.sluice.ranking.rerank.RerankWorld.sorted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.History;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.Ranker;
import dev.sluice.VersionMismatchException;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A user with three items by a1 and one by a2 in the history, and candidates 1, 8, 15 by a1, 2, 9 by a2, 3 by a3 and 7
 * by nobody.
 */
class AspectRankersTest {
    private static final History HISTORY =
            History.of(new int[] {22, 29, 36, 16, 22, 14}, new long[6], new float[] {1, 1, 1, 1, 1, 1});

    @SuppressWarnings("NullAway.Init")
    private static RerankWorld world;

    @BeforeAll
    static void publish() {
        world = RerankWorld.publish();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static Candidates ranked(Ranker ranker, Candidates candidates, int limit) {
        Query query = world.query().history(HISTORY).build();
        return candidates.select(ranker.rank(query, candidates, limit));
    }

    private static List<Ranker> both(double lambda) {
        return List.of(
                XquadRanker.of(world.snapshot(), "author", lambda),
                CalibratedRanker.of(world.snapshot(), "author", lambda));
    }

    @Test
    void coverageWorkedByHand() {
        Candidates list = ranked(XquadRanker.of(world.snapshot(), "author", 1), sorted(3, 1, 8, 15, 2), 5);

        assertThat(list.items()).containsExactly(1, 8, 2, 15, 3);
        assertThat(list.scores()).containsExactly(0.375f, 0.1875f, 0.125f, 0.09375f, 0);
        // Where one is enough, it is enough.
        assertThat(ranked(XquadRanker.of(world.snapshot(), "author", 1).withChance(1), sorted(3, 1, 8, 15, 2), 3)
                        .items())
                .containsExactly(1, 2, 3);
    }

    @Test
    void calibrationWorkedByHand() {
        Candidates list = ranked(CalibratedRanker.of(world.snapshot(), "author", 1), sorted(3, 2, 9, 1, 8, 15), 4);

        assertThat(list.items()).containsExactlyInAnyOrder(1, 8, 15, 2);
        // All of a1: from ln 100 to .75 ln(.75 / .9975) + .25 ln(.25 / .0025).
        assertThat(list.item(0)).isEqualTo(1);
        assertThat(list.score(0))
                .isCloseTo(
                        (float) (Math.log(100) - 0.75 * Math.log(0.75 / 0.9975) - 0.25 * Math.log(100)), within(1e-5f));
    }

    @Test
    void withLambdaZeroTheOrderStays() {
        for (Ranker ranker : both(0)) {
            assertThat(ranked(ranker, sorted(3, 7, 2, 1), 4).items()).containsExactly(3, 7, 2, 1);
        }
    }

    @Test
    void whatHasNoValueChangesNoMix() {
        for (Ranker ranker : both(1)) {
            assertThat(ranked(ranker, sorted(7), 1).scores()).containsExactly(0);
        }
    }

    @Test
    void columnsComeAlong() {
        FeatureKey age = FeatureKey.number("age");
        for (Ranker ranker : both(1)) {
            assertThat(ranked(ranker, sorted(3, 1).withFeature(age, new float[] {3, Float.NaN}), 2)
                            .feature(age))
                    .containsExactly(Float.NaN, 3);
        }
    }

    @Test
    void withLessEffortOnlyTheBestAreLookedAt() {
        Query half = world.query().history(HISTORY).effort(0.5).build();
        for (Ranker ranker : both(1)) {
            assertThat(ranker.rank(half, sorted(3, 10, 1, 2), 2).positions()).containsExactly(0, 1);
        }
    }

    @Test
    void nothingToRankAndNothingWantedAreOrdinary() {
        for (Ranker ranker : both(0.5)) {
            assertThat(ranked(ranker, Candidates.NONE, 5).size()).isZero();
            assertThat(ranked(ranker, sorted(1, 2), 0).size()).isZero();
            assertThat(ranked(ranker, sorted(1), 5).items()).containsExactly(1);
        }
    }

    @Test
    void badInputNamesItself() {
        assertThatThrownBy(() -> XquadRanker.of(world.snapshot(), "author", 1.5))
                .hasMessage("lambda must be from 0 to 1: 1.5");
        assertThatThrownBy(() -> CalibratedRanker.of(world.snapshot(), "author", Double.NaN))
                .hasMessage("lambda must be from 0 to 1: NaN");
        XquadRanker xquad = XquadRanker.of(world.snapshot(), "author", 1);
        assertThatThrownBy(() -> xquad.withChance(0)).hasMessage("chance must be above 0 and at most 1: 0.0");
        assertThatThrownBy(() -> XquadRanker.of(world.snapshot(), "producer", 1))
                .hasMessageContaining("there is no column producer");
        assertThatThrownBy(() -> CalibratedRanker.of(world.snapshot(), "published", 1))
                .hasMessageContaining("must hold texts or tags");
    }

    @Test
    void otherVersionsAreRefusedAndTheyStopWhenNobodyWaits() {
        Query other = Query.of(new ModelVersion("other"), world.query().build().allowed())
                .build();
        Query unwanted = world.query().cancellation(() -> true).build();
        for (Ranker ranker : both(0.5)) {
            assertThatThrownBy(() -> ranker.rank(other, sorted(1), 1)).isInstanceOf(VersionMismatchException.class);
            assertThatThrownBy(() -> ranker.rank(unwanted, sorted(1, 2), 2)).isInstanceOf(CancellationException.class);
        }
    }
}
