package dev.sluice.funnel;

import static dev.sluice.funnel.Stages.VERSION;
import static dev.sluice.funnel.Stages.byItem;
import static dev.sluice.funnel.Stages.proposing;
import static dev.sluice.funnel.Stages.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.Candidates;
import dev.sluice.Degradation;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureSource;
import dev.sluice.Query;
import dev.sluice.Ranker;
import dev.sluice.Ranking;
import dev.sluice.StageOutcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A funnel that cannot work is not built, and features are there when a ranker reads them. */
class FunnelBuilderTest {
    private static final FeatureKey AGE = FeatureKey.number("age");
    private static final FeatureKey PRICE = FeatureKey.number("price");
    private static final FeatureKey CLICK = FeatureKey.number("click");

    private final List<String> calls = new ArrayList<>();

    private static FunnelBuilder funnel() {
        return Funnel.of(VERSION).generator("g", proposing(3, 2, 1), 10);
    }

    private FeatureSource source(String name, FeatureKey... keys) {
        return new FeatureSource() {
            @Override
            public FeatureSchema provides() {
                return FeatureSchema.of(keys);
            }

            @Override
            public void fill(Query query, Candidates candidates, float[][] columns) {
                calls.add(name + candidates.size());
                for (float[] column : columns) {
                    for (int position = 0; position < column.length; position++) {
                        column[position] = 10 * candidates.item(position);
                    }
                }
            }
        };
    }

    /** Orders by the features it reads, added up; keeps the order where one is missing. */
    private Ranker reading(String name, FeatureKey... keys) {
        return new Ranker() {
            @Override
            public Ranking rank(Query query, Candidates candidates, int limit) {
                calls.add(name + candidates.features());
                float[] scores = new float[candidates.size()];
                for (int position = 0; position < scores.length; position++) {
                    for (FeatureKey key : keys) {
                        scores[position] += candidates.feature(key, position);
                    }
                    scores[position] = Float.isNaN(scores[position]) ? -position : scores[position];
                }
                return Ranking.byScore(candidates, scores, limit);
            }

            @Override
            public FeatureSchema requires() {
                return FeatureSchema.of(keys);
            }
        };
    }

    private static Ranker providing(FeatureKey key, Ranker ranker) {
        return new Ranker() {
            @Override
            public Ranking rank(Query query, Candidates candidates, int limit) {
                Ranking ranking = ranker.rank(query, candidates, limit);
                return ranking.with(key, new float[ranking.size()]);
            }

            @Override
            public FeatureSchema provides() {
                return FeatureSchema.of(key);
            }
        };
    }

    @Test
    void aSourceIsAskedRightBeforeTheFirstRankerThatReadsIt() {
        FunnelRun run = funnel().features("ages", source("ages", AGE))
                .features("prices", source("prices", PRICE, CLICK))
                .features("unread", source("unread", FeatureKey.number("other")))
                .ranker("light", reading("light", AGE), 2)
                .ranker("heavy", reading("heavy", PRICE, AGE), 2)
                .withoutFallback()
                .build()
                .run(query(10).limit(1).build());

        assertThat(calls).containsExactly("ages3", "light[age:number]", "prices2", "heavy[age:number, price:number]");
        assertThat(Stages.names(run.stages())).isEqualTo("g merge ages light prices heavy");
        assertThat(run.candidates().items()).containsExactly(3);
        assertThat(run.candidates().feature(PRICE, 0)).isEqualTo(30);
    }

    @Test
    void aMissingFeatureIsFoundWhenBuilding() {
        assertThatThrownBy(() -> funnel().features("ages", source("ages", AGE))
                        .ranker("heavy", reading("heavy", AGE, PRICE), 2)
                        .withoutFallback()
                        .build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("ranker heavy reads feature price:number, which nothing before it provides");
    }

    @Test
    void aFeatureHasOneSource() {
        assertThatThrownBy(() -> funnel().features("a", source("a", AGE))
                        .features("b", source("b", AGE))
                        .withoutFallback()
                        .build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("feature age comes from a and from b");
    }

    @Test
    void aRankersColumnsAreThereForThoseAfterIt() {
        Funnel funnel = funnel().ranker("light", providing(CLICK, byItem()), 5)
                .ranker("heavy", reading("heavy", CLICK), 5)
                .withoutFallback()
                .build();

        assertThat(funnel.run(query(10).build()).candidates().features()).containsExactly(CLICK);
        assertThatThrownBy(() -> funnel().ranker("heavy", reading("heavy", CLICK), 5)
                        .ranker("light", providing(CLICK, byItem()), 5)
                        .withoutFallback()
                        .build())
                .hasMessage("ranker heavy reads feature click:number, which nothing before it provides");
    }

    @Test
    void whatAFailedStageOwesIsMissing() {
        FeatureSource broken = new FeatureSource() {
            @Override
            public FeatureSchema provides() {
                return FeatureSchema.of(AGE);
            }

            @Override
            public void fill(Query query, Candidates candidates, float[][] columns) {
                throw new IllegalStateException("no ages");
            }
        };
        FunnelRun run = funnel().features("ages", broken)
                .ranker(
                        "light",
                        providing(CLICK, (query, candidates, limit) -> {
                            throw new IllegalStateException("no clicks");
                        }),
                        5)
                .ranker("heavy", reading("heavy", AGE, CLICK), 5)
                .withoutFallback()
                .build()
                .run(query(10).build());

        assertThat(Stages.outcome(run, "ages")).isEqualTo(StageOutcome.FAILED);
        assertThat(Stages.outcome(run, "heavy")).isEqualTo(StageOutcome.OK);
        assertThat(run.candidates().items()).containsExactly(3, 2, 1);
        assertThat(run.candidates().feature(AGE, 0)).isNaN();
        assertThat(run.degradations())
                .extracting(Degradation::reason)
                .containsExactly(Degradation.Reason.STAGE_FAILED, Degradation.Reason.STAGE_FAILED);
    }

    @Test
    void aRankingWithoutAPromisedColumnIsAFailure() {
        Ranker forgetful = new Ranker() {
            @Override
            public Ranking rank(Query query, Candidates candidates, int limit) {
                return byItem().rank(query, candidates, limit);
            }

            @Override
            public FeatureSchema provides() {
                return FeatureSchema.of(CLICK);
            }
        };

        FunnelRun run = funnel().ranker("r", forgetful, 5)
                .withoutFallback()
                .build()
                .run(query(10).build());

        assertThat(Stages.outcome(run, "r")).isEqualTo(StageOutcome.FAILED);
    }

    @Test
    void aFallbackIsGivenOrWaived() {
        assertThatThrownBy(() -> funnel().build()).hasMessage("a funnel has either a fallback or withoutFallback()");
        assertThatThrownBy(() ->
                        funnel().fallback("f", proposing(1)).withoutFallback().build())
                .hasMessage("a funnel has either a fallback or withoutFallback()");
        assertThatThrownBy(() -> Funnel.of(VERSION).withoutFallback().build())
                .hasMessage("a funnel needs at least one generator");
    }

    @Test
    void namesAndNumbersAreChecked() {
        assertThatThrownBy(() -> funnel().ranker("g", byItem(), 1)).hasMessage("two stages are named g");
        assertThatThrownBy(() -> funnel().ranker("merge", byItem(), 1)).hasMessage("two stages are named merge");
        assertThatThrownBy(() -> funnel().ranker("a/b", byItem(), 1))
                .hasMessage("a stage's name is letters, digits and . _ - : 'a/b'");
        assertThatThrownBy(() -> funnel().ranker("r", byItem(), 0)).hasMessage("limit of r must be at least 1: 0");
        assertThatThrownBy(() -> funnel().callsPerGenerator(0)).hasMessage("calls per generator must be at least 1: 0");
        assertThatThrownBy(() -> funnel().generationShare(0))
                .hasMessage("generation share must be above 0 and at most 1: 0.0");
    }
}
