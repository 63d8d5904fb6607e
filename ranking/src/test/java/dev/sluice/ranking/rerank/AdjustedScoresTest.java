package dev.sluice.ranking.rerank;

import static dev.sluice.ranking.rerank.RerankWorld.DAY;
import static dev.sluice.ranking.rerank.RerankWorld.sorted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.ItemSet;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.Ranker;
import dev.sluice.VersionMismatchException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Discounts, penalties and boosts. Item i was met i times and published on day i, at midnight. */
class AdjustedScoresTest {
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

    private static Candidates ranked(Ranker ranker, Candidates candidates) {
        Query query = world.query().moment(50L * DAY * 1000).build();
        return candidates.select(ranker.rank(query, candidates, candidates.size()));
    }

    private static DiversityDiscountRanker byAuthor() {
        return DiversityDiscountRanker.of(world.snapshot(), "author");
    }

    private static PopularityPenaltyRanker popularity(double lambda) {
        return PopularityPenaltyRanker.of(world.snapshot(), "popularity", lambda);
    }

    private static FreshnessBoostRanker freshness(int days, double boost) {
        return FreshnessBoostRanker.of(world.snapshot(), "published", Duration.ofDays(days), boost);
    }

    private static List<Ranker> all() {
        return List.of(byAuthor(), popularity(0.5), freshness(7, 1));
    }

    @Test
    void theDiscountOfEachMoreOfAnAuthor() {
        double[] factors = {1, 0.625, 0.4375, 0.34375};
        for (int better = 0; better < factors.length; better++) {
            assertThat(byAuthor().factor(better)).isEqualTo(factors[better]);
        }
        Candidates list = ranked(
                byAuthor(), Candidates.of(new int[] {1, 8, 15, 22, 2, 7, 14}, new float[] {8, 8, 8, 8, 4, 3, 3}));

        assertThat(list.items()).containsExactly(1, 8, 2, 15, 7, 14, 22);
        assertThat(list.scores()).containsExactly(8, 5, 4, 3.5f, 3, 3, 2.75f);
    }

    @Test
    void aDiscountNeverRaisesAScore() {
        Candidates list = ranked(
                byAuthor(),
                Candidates.of(new int[] {1, 8, 15, 22, 29}, new float[] {0, -0.0f, -1, -2, Float.NEGATIVE_INFINITY}));

        assertThat(list.items()).containsExactly(1, 8, 15, 22, 29);
        assertThat(list.scores())
                .containsExactly(
                        new float[] {0, 0, -1 / 0.4375f, -2 / 0.34375f, Float.NEGATIVE_INFINITY}, within(1e-6f));
    }

    @Test
    void otherDiscounts() {
        assertThat(byAuthor().withDiscount(0, 0.5).factor(0)).isEqualTo(1);
        assertThat(byAuthor().withDiscount(0, 0.5).factor(3)).isEqualTo(0.5);
        assertThat(byAuthor().withDiscount(1, 0.5).factor(9)).isEqualTo(1);
        for (double decay : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> byAuthor().withDiscount(decay, 0.5))
                    .hasMessage("decay must be from 0 to 1: " + decay);
        }
        for (double floor : new double[] {0, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> byAuthor().withDiscount(0.5, floor))
                    .hasMessage("floor must be above 0 and at most 1: " + floor);
        }
    }

    @Test
    void ofSeveralTagsTheOneWithTheMostBetterOnesCounts() {
        DiversityDiscountRanker byGenre = DiversityDiscountRanker.of(world.snapshot(), "genres");
        Candidates candidates = sorted(3, 7, 11, 15, 19, 23);
        Candidates list = ranked(byGenre, candidates);

        for (int position = 0; position < list.size(); position++) {
            int rank = List.of(3, 7, 11, 15, 19, 23).indexOf(list.item(position));
            long most = RerankWorld.genres(list.item(position)).stream()
                    .mapToLong(genre -> List.of(3, 7, 11, 15, 19, 23).subList(0, rank).stream()
                            .filter(item -> RerankWorld.genres(item).contains(genre))
                            .count())
                    .max()
                    .orElse(0);
            assertThat(list.score(position))
                    .isCloseTo((float) ((6 - rank) * byGenre.factor((int) most)), within(1e-6f));
        }
    }

    @Test
    void popularityIsTakenOff() {
        Candidates list = ranked(popularity(1), Candidates.of(new int[] {3, 59, 1}, new float[] {1, 3, 0.5f}));

        assertThat(list.items()).containsExactly(1, 3, 59);
        assertThat(list.scores())
                .containsExactly(
                        new float[] {(float) (0.5 - Math.log(2)), (float) (1 - Math.log(4)), (float) (3 - Math.log(60))
                        },
                        within(1e-6f));
    }

    @Test
    void withLambdaZeroNothingChanges() {
        Candidates candidates = Candidates.of(new int[] {3, 59, 1}, new float[] {Float.POSITIVE_INFINITY, 0.1f, -7});

        assertThat(ranked(popularity(0), candidates).scores()).isEqualTo(candidates.scores());
        assertThat(ranked(freshness(7, 0), candidates).scores()).isEqualTo(candidates.scores());
    }

    @Test
    void whatIsNewIsRaised() {
        // Two half-lives, one, none, not published yet, and nobody knows.
        Candidates list =
                ranked(freshness(7, 2), Candidates.of(new int[] {36, 43, 49, 60}, new float[] {1, 1, 1, 1.5f}));

        assertThat(list.items()).containsExactly(49, 43, 36, 60);
        assertThat(list.scores())
                .containsExactly(new float[] {(float) (1 + 2 * Math.pow(2, -1 / 7.0)), 2, 1.5f, 1.5f}, within(1e-6f));
        assertThat(ranked(freshness(7, 2), sorted(57)).scores()).containsExactly(3);
    }

    @Test
    void columnsComeAlong() {
        FeatureKey age = FeatureKey.number("age");
        for (Ranker ranker : all()) {
            Candidates list = ranked(ranker, sorted(1, 2, 3).withFeature(age, new float[] {1, 2, 3}));
            for (int position = 0; position < 3; position++) {
                assertThat(list.feature(age, position)).isEqualTo(list.item(position));
            }
        }
    }

    @Test
    void nothingToRankAndNothingWantedAreOrdinary() {
        for (Ranker ranker : all()) {
            assertThat(ranked(ranker, Candidates.NONE).size()).isZero();
            assertThat(ranker.rank(world.query().build(), sorted(1, 2), 0).size())
                    .isZero();
            assertThat(ranked(ranker, sorted(1)).items()).containsExactly(1);
        }
    }

    @Test
    void badInputNamesItself() {
        for (double lambda : new double[] {-1, Double.POSITIVE_INFINITY, Double.NaN}) {
            assertThatThrownBy(() -> popularity(lambda))
                    .hasMessage("lambda must be finite and not negative: " + lambda);
            assertThatThrownBy(() -> freshness(7, lambda))
                    .hasMessage("boost must be finite and not negative: " + lambda);
        }
        assertThatThrownBy(() -> freshness(0, 1)).hasMessage("half-life must be at least a millisecond: PT0S");
        assertThatThrownBy(() -> FreshnessBoostRanker.of(world.snapshot(), "author", Duration.ofDays(1), 1))
                .hasMessage("column author must hold numbers: it holds texts or tags");
        assertThatThrownBy(() -> PopularityPenaltyRanker.of(world.snapshot(), "als", 1))
                .hasMessage("table als.items must have 1 dimension: 8");
        assertThatThrownBy(() -> DiversityDiscountRanker.of(world.snapshot(), "published"))
                .hasMessageContaining("must hold texts or tags");
    }

    @Test
    void queriesOfAnotherVersionAreRefused() {
        Query other = Query.of(new ModelVersion("other"), ItemSet.all(61)).build();
        for (Ranker ranker : all()) {
            assertThatThrownBy(() -> ranker.rank(other, sorted(1), 1)).isInstanceOf(VersionMismatchException.class);
        }
    }
}
