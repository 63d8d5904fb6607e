package dev.sluice.funnel;

import static dev.sluice.funnel.Stages.VERSION;
import static dev.sluice.funnel.Stages.boxed;
import static dev.sluice.funnel.Stages.byItem;
import static dev.sluice.funnel.Stages.candidates;
import static dev.sluice.funnel.Stages.dropping;
import static dev.sluice.funnel.Stages.funnel;
import static dev.sluice.funnel.Stages.names;
import static dev.sluice.funnel.Stages.outcome;
import static dev.sluice.funnel.Stages.proposing;
import static dev.sluice.funnel.Stages.query;
import static dev.sluice.funnel.Stages.range;
import static dev.sluice.funnel.Stages.report;
import static dev.sluice.funnel.Stages.throwing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.BatchMemory;
import dev.sluice.Candidates;
import dev.sluice.Contribution;
import dev.sluice.Degradation;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureSource;
import dev.sluice.ItemSet;
import dev.sluice.Query;
import dev.sluice.Ranker;
import dev.sluice.Ranking;
import dev.sluice.StageOutcome;
import dev.sluice.StageReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What comes out of a funnel when its stages behave. */
class FunnelTest {
    private static final FeatureKey AGE = FeatureKey.number("age");
    private static final FeatureKey CLICK = FeatureKey.number("click");
    private static final FeatureKey WATCH = FeatureKey.number("watch");

    @Test
    void whatARankerFallsShortOfIsToldOfTheAnswer() {
        Ranker strict = (query, candidates, limit) ->
                Ranking.asTheyAre(candidates, limit).shortOf("at least 2 of news: 1");
        Funnel inner = funnel().generator("g", proposing(1, 2, 3), 10)
                .ranker("rules", strict, 10)
                .withoutFallback()
                .build();
        Degradation told = new Degradation(Degradation.Reason.RULE_UNMET, "rules: at least 2 of news: 1");
        FunnelRun run = inner.run(query(10).limit(2).build());

        assertThat(run.candidates().items()).containsExactly(1, 2);
        assertThat(run.degradations()).containsExactly(told);
        assertThat(funnel().generator("inner", inner, 10)
                        .withoutFallback()
                        .build()
                        .run(query(10).limit(2).build())
                        .degradations())
                .containsExactly(new Degradation(told.reason(), "inner/" + told.detail()));
    }

    @Test
    void runsEveryStageOnceAndInOrder() {
        List<StageReport> seen = new ArrayList<>();
        Funnel funnel = funnel().generator("a", proposing(5, 4), 10)
                .generator("b", proposing(4, 3), 10)
                .filter("stock", dropping(5))
                .ranker("light", byItem(), 10)
                .lastFilter("policy", dropping())
                .fallback("popular", proposing(1, 2))
                .listener(seen::add)
                .build();

        FunnelRun run = funnel.run(query(10).limit(2).build());

        assertThat(run.candidates().items()).containsExactly(3, 4);
        assertThat(names(run.stages())).isEqualTo("a b merge stock light policy popular");
        assertThat(seen).isEqualTo(run.stages());
        assertThat(run.degradations()).isEmpty();
        assertThat(run.shortfall()).isZero();
        assertThat(outcome(run, "popular")).isEqualTo(StageOutcome.SKIPPED);
    }

    @Test
    void everyCandidateIsAccountedFor() {
        FunnelRun run = funnel().generator("a", proposing(range(1, 20)), 20)
                .generator("b", proposing(range(11, 30)), 20)
                .filter("f", dropping(boxed(1, 5)))
                .ranker("r", byItem(), 12)
                .lastFilter("l", dropping(6, 8))
                .withoutFallback()
                .build()
                .run(query(50).limit(8).build());

        assertThat(report(run, "merge").in())
                .isEqualTo(report(run, "a").out() + report(run, "b").out());
        assertThat(report(run, "merge").out()).isEqualTo(30);
        assertThat(report(run, "f").in()).isEqualTo(30);
        assertThat(report(run, "f").out())
                .isEqualTo(25)
                .isEqualTo(report(run, "r").in());
        assertThat(report(run, "r").out()).isEqualTo(12);
        assertThat(report(run, "l").in()).isEqualTo(10);
        assertThat(report(run, "l").out())
                .isEqualTo(8)
                .isEqualTo(run.candidates().size());
        assertThat(run.candidates().items()).containsExactly(7, 9, 10, 11, 12, 13, 14, 15);
    }

    @Test
    void noLimitIsAnEmptyAnswerWithoutComplaint() {
        FunnelRun run = funnel().generator("g", proposing(1), 10)
                .fallback("popular", proposing(2))
                .build()
                .run(query(10).limit(0).build());

        assertThat(run.candidates().size()).isZero();
        assertThat(run.degradations()).isEmpty();
        assertThat(names(run.stages())).isEqualTo("g merge popular");
        assertThat(run.stages()).allMatch(report -> report.outcome() == StageOutcome.SKIPPED);
    }

    @Test
    void emptinessHasAReason() {
        Funnel funnel = funnel().generator("g", proposing(1), 10)
                .filter("f", dropping(1))
                .withoutFallback()
                .build();

        FunnelRun empty = funnel.run(query(1).build());
        FunnelRun excluded = funnel.run(Query.of(VERSION, ItemSet.of(10)).build());
        FunnelRun filtered = funnel.run(query(10).build());

        assertThat(empty.degradations())
                .extracting(Degradation::reason)
                .containsExactly(Degradation.Reason.EMPTY_CATALOGUE);
        assertThat(excluded.degradations())
                .extracting(Degradation::reason)
                .containsExactly(Degradation.Reason.NOTHING_ALLOWED);
        assertThat(filtered.degradations())
                .extracting(Degradation::reason)
                .containsExactly(Degradation.Reason.NOTHING_ALLOWED);
        assertThat(filtered.shortfall()).isEqualTo(10);
    }

    @Test
    void anExplanationSaysWhatEachStageThought() {
        FunnelRun run = funnel().generator("a", proposing(5, 4), 10)
                .generator("b", proposing(4), 10)
                .ranker("light", byItem(), 1)
                .withoutFallback()
                .build()
                .run(query(10).limit(1).explained().build());

        assertThat(run.contributions()).hasSize(1);
        assertThat(run.contributions().get(0))
                .extracting(Contribution::stage)
                .containsExactly("a", "b", "merge", "light");
        assertThat(run.contributions().get(0).get(3).score()).isEqualTo(-4);
        assertThat(run.dropped()).containsExactly(new FunnelRun.Drop(5, "light"));
    }

    @Test
    void anExplanationShowsTheColumnsThatARankerProvidesAndItsFormula() {
        FunnelBuilder inner = funnel().generator("a", proposing(5, 4), 10)
                .features("ages", age())
                .ranker("heavy", withHeads(), 10)
                .withoutFallback();
        FunnelRun alone = inner.build().run(query(10).limit(2).explained().build());
        FunnelRun nested = funnel().generator("in", inner.build(), 10)
                .withoutFallback()
                .build()
                .run(query(10).limit(2).explained().build());

        assertThat(alone.contributions().get(0).get(2))
                .isEqualTo(new Contribution("heavy", -4, Map.of("click", 40f, "watch", Float.NaN), "v1: click"));
        assertThat(alone.contributions().get(0).get(2).parts().keySet()).containsExactly("click", "watch");
        assertThat(alone.contributions().get(0).get(0).parts()).isEmpty();
        assertThat(nested.contributions().get(0).get(2))
                .isEqualTo(new Contribution("in/heavy", -4, Map.of("click", 40f, "watch", Float.NaN), "v1: click"));
    }

    /** Orders by item and provides two heads of predictions, from a feature that explains nothing itself. */
    private static Ranker withHeads() {
        return new Ranker() {
            @Override
            public Ranking rank(Query query, Candidates candidates, int limit) {
                Ranking ranking = byItem().rank(query, candidates, limit);
                float[] clicks = new float[ranking.size()];
                float[] watches = new float[ranking.size()];
                for (int rank = 0; rank < clicks.length; rank++) {
                    clicks[rank] = 10f * candidates.item(ranking.position(rank));
                    watches[rank] = Float.NaN;
                }
                return ranking.with(CLICK, clicks).with(WATCH, watches).madeBy("v1: click");
            }

            @Override
            public FeatureSchema requires() {
                return FeatureSchema.of(AGE);
            }

            @Override
            public FeatureSchema provides() {
                return FeatureSchema.of(CLICK, WATCH);
            }
        };
    }

    private static FeatureSource age() {
        return new FeatureSource() {
            @Override
            public FeatureSchema provides() {
                return FeatureSchema.of(AGE);
            }

            @Override
            public void fill(Query query, Candidates candidates, float[][] columns) {
                Arrays.fill(columns[0], 1);
            }
        };
    }

    @Test
    void withoutBeingAskedNothingIsExplained() {
        FunnelRun run = funnel().generator("a", proposing(5, 4), 10)
                .ranker("light", byItem(), 1)
                .withoutFallback()
                .build()
                .run(query(10).limit(1).build());

        assertThat(run.contributions()).isEmpty();
        assertThat(run.dropped()).isEmpty();
    }

    @Test
    void aNestedFunnelPassesItsReportUp() {
        Funnel inner = funnel().generator("x", proposing(3, 2), 10)
                .generator("y", throwing(new IllegalStateException("gone")), 10)
                .ranker("r", byItem(), 10)
                .withoutFallback()
                .build();
        FunnelRun run = funnel().generator("in", inner, 10)
                .generator("other", proposing(2), 10)
                .withoutFallback()
                .build()
                .run(query(10).limit(2).explained().build());

        assertThat(names(run.stages())).isEqualTo("in/x in/y in/merge in/r in other merge");
        assertThat(run.candidates().items()).containsExactly(2, 3);
        assertThat(run.candidates().proposers(0)).containsExactly("in", "in/x", "other");
        assertThat(run.degradations())
                .containsExactly(new Degradation(Degradation.Reason.STAGE_FAILED, "in/y: IllegalStateException: gone"));
        assertThat(run.contributions().get(0))
                .extracting(Contribution::stage)
                .containsExactly("in/x", "in/merge", "in/r", "in", "other", "merge");
    }

    @Test
    void asAGeneratorItObeysTheLimitItIsGiven() {
        Funnel funnel = funnel().generator("g", proposing(range(1, 9)), 3)
                .withoutFallback()
                .build();

        assertThat(funnel.generate(query(10).build(), 2).items()).containsExactly(1, 2);
        assertThat(funnel.generate(query(10).build(), 7).size()).isEqualTo(7);
        assertThat(funnel.generate(query(10).build(), 0).size()).isZero();
    }

    @Test
    void aStageSeesTheScoresOfTheStageBefore() {
        Candidates[] seen = new Candidates[1];
        funnel().generator("g", (query, limit) -> candidates(2, 1), 5)
                .ranker("first", byItem(), 5)
                .ranker(
                        "second",
                        (query, candidates, limit) -> {
                            seen[0] = candidates.copiedTo(BatchMemory.HEAP);
                            return Ranking.byScore(candidates, candidates.scores(), limit);
                        },
                        5)
                .withoutFallback()
                .build()
                .run(query(3).build());

        assertThat(seen[0].items()).containsExactly(1, 2);
        assertThat(seen[0].scores()).containsExactly(-1, -2);
        assertThat(seen[0].sourceScore("g", 0)).isEqualTo(1);
    }
}
