package dev.sluice.ranking.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureSource;
import dev.sluice.ItemSet;
import dev.sluice.Query;
import dev.sluice.Ranker;
import dev.sluice.data.feature.FeatureLog;
import dev.sluice.data.feature.FeatureLogSettings;
import dev.sluice.data.feature.ServedFeatures;
import dev.sluice.funnel.Funnel;
import dev.sluice.funnel.FunnelBuilder;
import dev.sluice.funnel.FunnelRun;
import dev.sluice.funnel.LoggedRanker;
import dev.sluice.ranking.rerank.ConstrainedRanker;
import dev.sluice.ranking.rerank.DiversityDiscountRanker;
import dev.sluice.ranking.rerank.DppRanker;
import dev.sluice.ranking.rerank.EmbeddingSimilarity;
import dev.sluice.ranking.rerank.FreshnessBoostRanker;
import dev.sluice.ranking.rerank.ListRule;
import dev.sluice.ranking.rerank.PopularityPenaltyRanker;
import dev.sluice.ranking.rerank.PromotedRanker;
import dev.sluice.ranking.rerank.Promotion;
import dev.sluice.ranking.rerank.RerankWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Re-rankers one behind the other in a funnel, and what is logged of their propensities. */
class ExploringFunnelTest {
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

    private static FunnelBuilder funnel() {
        return Funnel.of(world.snapshot().version())
                .generator(
                        "g",
                        (query, limit) -> {
                            int[] items = query.allowed().toArray();
                            return Candidates.of(items, new float[items.length]).first(limit);
                        },
                        60)
                .withoutFallback();
    }

    /** Every item was tried 100 times, and did well as often as its number says. */
    private record Tried() implements FeatureSource {
        @Override
        public FeatureSchema provides() {
            return FeatureSchema.of(FeatureKey.number("item.successes"), FeatureKey.number("item.trials"));
        }

        @Override
        public void fill(Query query, Candidates candidates, float[][] columns) {
            for (int position = 0; position < candidates.size(); position++) {
                columns[0][position] = candidates.item(position);
                columns[1][position] = 100;
            }
        }
    }

    @Test
    void allOfThemOneBehindTheOther() {
        Promotion first = new Promotion(0, ItemSet.of(RerankWorld.itemRows(), 5));
        Funnel all = funnel().ranker("popularity", PopularityPenaltyRanker.of(world.snapshot(), "popularity", 0.1), 60)
                .ranker(
                        "freshness",
                        FreshnessBoostRanker.of(world.snapshot(), "published", Duration.ofDays(30), 0.5),
                        60)
                .ranker("discount", DiversityDiscountRanker.of(world.snapshot(), "author"), 60)
                .ranker("dpp", new DppRanker(EmbeddingSimilarity.of(world.snapshot(), "als"), 0.5), 50)
                .ranker("explore", new GumbelRanker(0.2), 40)
                .ranker("rules", ConstrainedRanker.of(world.snapshot(), ListRule.spacing("author", 1, 3)), 30)
                .ranker("promote", new PromotedRanker(world.snapshot().version(), query -> List.of(first)), 20)
                .build();
        Query query = world.query().moment(60L * 24 * 3600 * 1000).build();
        FunnelRun run = all.run(query);

        assertThat(run.degradations()).isEmpty();
        assertThat(run.candidates().size()).isEqualTo(10);
        assertThat(run.candidates().features()).contains(Propensity.KEY, PromotedRanker.PROMOTED);
        assertThat(run.candidates().feature(Propensity.KEY)).doesNotContain(Float.NaN);
        assertThat(all.run(query).candidates().items())
                .isEqualTo(run.candidates().items());
        assertThat(all.run(query.with().seed(7).build()).candidates().items())
                .isNotEqualTo(run.candidates().items());
    }

    @Test
    void propensitiesAreLoggedWithTheList() {
        List<ServedFeatures> served = new ArrayList<>();
        try (FeatureLog log = FeatureLog.to(served::addAll, Runnable::run, FeatureLogSettings.defaults())) {
            for (Ranker explorer : List.of(
                    new GumbelRanker(1),
                    new EpsilonGreedyRanker(0.5),
                    new ThompsonRanker(ThompsonSettings.defaults().withDraws(20)))) {
                FunnelRun run = funnel().features("tried", new Tried())
                        .ranker("explore", explorer, 10)
                        .ranker("explored", LoggedRanker.of(world.snapshot(), "explored", Propensity.reader(), log), 10)
                        .build()
                        .run(world.query()
                                .context(Map.of(LoggedRanker.REQUEST, "r" + served.size()))
                                .build());
                ServedFeatures last = served.get(served.size() - 1);

                assertThat(last.feature(Propensity.KEY))
                        .isEqualTo(run.candidates().feature(Propensity.KEY));
                assertThat(last.items())
                        .hasSize(10)
                        .first()
                        .isEqualTo("i" + run.candidates().item(0));
            }
        }
        assertThat(served).hasSize(3);
    }

    @Test
    void whatIsNotExploredHasNoPropensity() {
        assertThatThrownBy(() ->
                        funnel().ranker("explored", Propensity.reader(), 10).build())
                .hasMessageContaining("reads feature propensity:number, which nothing before it provides");
        assertThatThrownBy(() -> funnel().ranker("explore", new GumbelRanker(1), 10)
                        .ranker("again", new EpsilonGreedyRanker(0.1), 10)
                        .build())
                .hasMessageContaining("feature propensity comes from explore and from again");
    }
}
