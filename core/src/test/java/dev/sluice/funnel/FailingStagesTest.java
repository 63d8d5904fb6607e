package dev.sluice.funnel;

import static dev.sluice.funnel.Stages.VERSION;
import static dev.sluice.funnel.Stages.byItem;
import static dev.sluice.funnel.Stages.candidates;
import static dev.sluice.funnel.Stages.dropping;
import static dev.sluice.funnel.Stages.funnel;
import static dev.sluice.funnel.Stages.insistingOn;
import static dev.sluice.funnel.Stages.isDegradedBy;
import static dev.sluice.funnel.Stages.outcome;
import static dev.sluice.funnel.Stages.proposing;
import static dev.sluice.funnel.Stages.query;
import static dev.sluice.funnel.Stages.range;
import static dev.sluice.funnel.Stages.report;
import static dev.sluice.funnel.Stages.returningNull;
import static dev.sluice.funnel.Stages.throwing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.CandidateGenerator;
import dev.sluice.Candidates;
import dev.sluice.Degradation;
import dev.sluice.ItemSet;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.Ranking;
import dev.sluice.StageOutcome;
import dev.sluice.VersionMismatchException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What comes out of a funnel when its stages do not behave. */
class FailingStagesTest {
    @Test
    void aGeneratorThatBreaksIsLeftOut() {
        FunnelRun run = funnel().generator("throws", throwing(new IllegalStateException("broken\nbadly")), 10)
                .generator("null", returningNull(), 10)
                .generator("twice", (query, limit) -> Candidates.of(new int[] {1, 1}, new float[] {1, 1}), 10)
                .generator("nan", (query, limit) -> Candidates.of(new int[] {1}, new float[] {Float.NaN}), 10)
                .generator("good", proposing(7), 10)
                .withoutFallback()
                .build()
                .run(query(10).limit(1).build());

        assertThat(run.candidates().items()).containsExactly(7);
        for (String stage : List.of("throws", "null", "twice", "nan")) {
            assertThat(outcome(run, stage)).as(stage).isEqualTo(StageOutcome.FAILED);
        }
        assertThat(report(run, "throws").detail()).isEqualTo("IllegalStateException: broken");
        assertThat(report(run, "null").detail()).isEqualTo("returned null");
        assertThat(run.degradations())
                .hasSize(4)
                .allMatch(degradation -> degradation.reason() == Degradation.Reason.STAGE_FAILED);
    }

    @Test
    void whatIsNotAllowedIsDroppedAndCounted() {
        FunnelRun run = funnel().generator("g", insistingOn(1, 2, 3, 99), 10)
                .withoutFallback()
                .build()
                .run(Query.of(VERSION, ItemSet.of(10, 2, 5)).build());

        assertThat(run.candidates().items()).containsExactly(2);
        assertThat(report(run, "g").detail()).isEqualTo("proposed 3 items that are not allowed");
    }

    @Test
    void moreThanTheLimitIsCutAndSaid() {
        FunnelRun run = funnel().generator("g", insistingOn(range(1, 30)), 12)
                .withoutFallback()
                .build()
                .run(query(50).build());

        assertThat(report(run, "g").out()).isEqualTo(12);
        assertThat(report(run, "g").detail()).isEqualTo("proposed 30 items, limit 12");
    }

    @Test
    void whenAllGeneratorsFailTheFallbackAnswers() {
        FunnelRun run = funnel().generator("a", throwing(new IllegalStateException("a")), 10)
                .generator("b", returningNull(), 10)
                .ranker("r", byItem(), 10)
                .fallback("popular", proposing(3, 2, 1))
                .build()
                .run(query(10).limit(2).build());

        assertThat(run.candidates().items()).containsExactly(3, 2);
        assertThat(run.candidates().proposers(0)).containsExactly("popular");
        assertThat(isDegradedBy(run, Degradation.Reason.FALLBACK)).isTrue();
        assertThat(outcome(run, "r")).isEqualTo(StageOutcome.SKIPPED);
    }

    @Test
    void theFallbackFillsWithoutRepeatingAndNeverAboveTheRest() {
        FunnelRun run = funnel().generator("g", proposing(4, 2), 10)
                .filter("f", dropping(5))
                .lastFilter("l", dropping(6))
                .fallback("popular", proposing(5, 2, 6, 1, 4, 3))
                .build()
                .run(query(10).limit(4).build());

        assertThat(run.candidates().items()).containsExactly(4, 2, 1, 3);
        assertThat(run.candidates().score(2))
                .isLessThanOrEqualTo(run.candidates().score(1));
        assertThat(run.candidates().proposers(1)).containsExactly("g");
        assertThat(run.candidates().proposers(2)).containsExactly("popular");
        assertThat(run.degradations())
                .containsExactly(new Degradation(Degradation.Reason.FALLBACK, "popular gave 2 of 4 items"));
    }

    @Test
    void aFilterThatFailsIsLeftOutALastFilterFailsClosed() {
        CandidateGenerator items = proposing(1, 2, 3);
        FunnelRun open = funnel().generator("g", items, 10)
                .filter("f", (query, candidates, keep) -> {
                    keep.clear(0);
                    throw new IllegalStateException("down");
                })
                .withoutFallback()
                .build()
                .run(query(10).build());
        FunnelRun closed = funnel().generator("g", items, 10)
                .lastFilter("f", (query, candidates, keep) -> {
                    throw new IllegalStateException("down");
                })
                .fallback("popular", items)
                .build()
                .run(query(10).build());

        assertThat(open.candidates().items()).containsExactly(2, 3);
        assertThat(outcome(open, "f")).isEqualTo(StageOutcome.FAILED);
        assertThat(closed.candidates().size()).isZero();
        assertThat(isDegradedBy(closed, Degradation.Reason.STAGE_FAILED)).isTrue();
    }

    @Test
    void aRankerThatFailsLeavesTheOrderAndTheCut() {
        FunnelRun run = funnel().generator("g", proposing(3, 2, 1), 10)
                .ranker("r", (query, candidates, limit) -> Ranking.of(new int[] {7}, new float[] {1}), 2)
                .ranker(
                        "then",
                        (query, candidates, limit) -> Ranking.byScore(candidates, candidates.scores(), limit),
                        2)
                .withoutFallback()
                .build()
                .run(query(10).limit(1).build());

        assertThat(outcome(run, "r")).isEqualTo(StageOutcome.FAILED);
        assertThat(report(run, "r").out()).isEqualTo(2);
        assertThat(run.candidates().items()).containsExactly(3);
    }

    @Test
    void mixedVersionsAndErrorsReachTheCaller() {
        ModelVersion other = new ModelVersion("v2");
        Funnel funnel =
                funnel().generator("g", proposing(1), 1).withoutFallback().build();
        Funnel mixed = funnel().generator(
                        "g",
                        Funnel.of(other)
                                .generator("x", proposing(1), 1)
                                .withoutFallback()
                                .build(),
                        1)
                .withoutFallback()
                .build();
        Funnel dying = funnel().generator(
                        "g",
                        (query, limit) -> {
                            throw new StackOverflowError("deep");
                        },
                        1)
                .withoutFallback()
                .build();

        assertThatThrownBy(() -> funnel.run(Query.of(other, ItemSet.all(3)).build()))
                .isInstanceOf(VersionMismatchException.class);
        assertThatThrownBy(() -> mixed.run(query(3).build())).isInstanceOf(VersionMismatchException.class);
        assertThatThrownBy(() -> dying.run(query(3).build())).isInstanceOf(StackOverflowError.class);
    }
}
