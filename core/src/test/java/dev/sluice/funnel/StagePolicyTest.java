package dev.sluice.funnel;

import static dev.sluice.funnel.Stages.byItem;
import static dev.sluice.funnel.Stages.candidates;
import static dev.sluice.funnel.Stages.funnel;
import static dev.sluice.funnel.Stages.outcome;
import static dev.sluice.funnel.Stages.proposing;
import static dev.sluice.funnel.Stages.query;
import static dev.sluice.funnel.Stages.report;
import static dev.sluice.funnel.Stages.throwing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.CandidateFilter;
import dev.sluice.CandidateGenerator;
import dev.sluice.Candidates;
import dev.sluice.Deadline;
import dev.sluice.Degradation;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureSource;
import dev.sluice.Query;
import dev.sluice.Ranker;
import dev.sluice.Ranking;
import dev.sluice.StageOutcome;
import dev.sluice.StageReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A stage has the time that its policy gives it, and its failure means what the policy says. */
@Timeout(30)
class StagePolicyTest {
    private static final StagePolicy SKIP = StagePolicy.defaults().withOnFailure(OnFailure.SKIP);
    private static final StagePolicy FAIL = StagePolicy.defaults().withOnFailure(OnFailure.FAIL);
    /** Long enough for a busy machine to begin, and short beside the time of a request. */
    private static final StagePolicy SHORT = StagePolicy.defaults().withBudget(Duration.ofMillis(700));

    private static final IllegalStateException BROKEN = new IllegalStateException("broken");

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    private static final CandidateFilter BROKEN_FILTER = (query, candidates, keep) -> {
        throw BROKEN;
    };

    private static final Ranker BROKEN_RANKER = (query, candidates, limit) -> {
        throw BROKEN;
    };

    private static FeatureSource source(RuntimeException failure) {
        return new FeatureSource() {
            @Override
            public FeatureSchema provides() {
                return FeatureSchema.of(FeatureKey.number("age"));
            }

            @Override
            public void fill(Query query, Candidates candidates, float[][] columns) {
                throw failure;
            }
        };
    }

    private static final Ranker READER = new Ranker() {
        @Override
        public FeatureSchema requires() {
            return FeatureSchema.of(FeatureKey.number("age"));
        }

        @Override
        public Ranking rank(Query query, Candidates candidates, int limit) {
            return byItem().rank(query, candidates, limit);
        }
    };

    private static FunnelBuilder brokenEverywhere(StagePolicy policy) {
        return funnel().generator("good", proposing(3, 2, 1), 5)
                .generator("bad", throwing(BROKEN), 5, policy)
                .filter("filter", BROKEN_FILTER, policy)
                .features("source", source(BROKEN), policy)
                .ranker("reader", READER, 5)
                .ranker("ranker", BROKEN_RANKER, 5, policy)
                .withoutFallback();
    }

    @Test
    void whatMayBeSkippedIsReportedAndDegradesNothing() {
        FunnelRun skipped =
                brokenEverywhere(SKIP).build().run(query(10).limit(3).build());
        FunnelRun degraded = brokenEverywhere(StagePolicy.defaults())
                .build()
                .run(query(10).limit(3).build());

        assertThat(skipped.candidates().items()).containsExactly(1, 2, 3);
        assertThat(skipped.degradations()).isEmpty();
        assertThat(degraded.stages())
                .extracting(StageReport::outcome)
                .isEqualTo(skipped.stages().stream().map(StageReport::outcome).toList());
        for (String stage : List.of("bad", "filter", "source", "ranker")) {
            assertThat(report(skipped, stage).detail()).as(stage).isEqualTo("IllegalStateException: broken");
        }
        assertThat(degraded.degradations())
                .extracting(Degradation::detail)
                .containsExactly(
                        "bad: IllegalStateException: broken",
                        "filter: IllegalStateException: broken",
                        "source: IllegalStateException: broken",
                        "ranker: IllegalStateException: broken");
    }

    @Test
    void withoutAStageThatMustNotFailThereIsNoAnswer() {
        Query query = query(10).limit(3).build();
        FunnelBuilder generator =
                funnel().generator("g", throwing(BROKEN), 5, FAIL).fallback("popular", proposing(1));
        FunnelBuilder onThreads = funnel().generator("g", throwing(BROKEN), 5, FAIL)
                .fallback("popular", proposing(1))
                .executor(threads);
        FunnelBuilder filter = funnel().generator("good", proposing(1), 5)
                .filter("f", BROKEN_FILTER, FAIL)
                .withoutFallback();
        FunnelBuilder features = funnel().generator("good", proposing(1), 5)
                .features("s", source(BROKEN), FAIL)
                .ranker("reader", READER, 5)
                .withoutFallback();
        FunnelBuilder ranker = funnel().generator("good", proposing(1), 5)
                .ranker("r", BROKEN_RANKER, 5, FAIL)
                .withoutFallback();

        assertNoAnswer(generator, query, "g");
        assertNoAnswer(onThreads, query, "g");
        assertNoAnswer(filter, query, "f");
        assertNoAnswer(features, query, "s");
        assertNoAnswer(ranker, query, "r");
    }

    private static void assertNoAnswer(FunnelBuilder builder, Query query, String stage) {
        List<StageReport> seen = new ArrayList<>();
        Funnel funnel = builder.listener(seen::add).build();
        assertThatThrownBy(() -> funnel.run(query))
                .isInstanceOfSatisfying(
                        StageFailedException.class, e -> assertThat(e.stage()).isEqualTo(stage))
                .hasMessage(stage + " failed: IllegalStateException: broken")
                .hasCause(BROKEN);
        assertThat(seen).extracting(StageReport::stage).contains(stage).doesNotHaveDuplicates();
    }

    @Test
    void stagesAfterOneThatMustNotFailAreNotRun() {
        AtomicBoolean ran = new AtomicBoolean();
        Funnel funnel = funnel().generator("g", proposing(1), 5)
                .ranker("first", BROKEN_RANKER, 5, FAIL)
                .ranker(
                        "second",
                        (query, candidates, limit) -> {
                            ran.set(true);
                            return byItem().rank(query, candidates, limit);
                        },
                        5)
                .withoutFallback()
                .build();

        assertThatThrownBy(() -> funnel.run(query(10).build())).isInstanceOf(StageFailedException.class);
        assertThat(ran).isFalse();
    }

    @Test
    void forWantOfTimeThereIsNoAnswerEither() {
        Funnel funnel = funnel().generator("g", proposing(1), 5)
                .ranker("r", byItem(), 5, FAIL)
                .fallback("popular", proposing(2))
                .build();
        Query late = query(10).deadline(Deadline.in(Duration.ZERO)).build();

        assertThatThrownBy(() -> Funnel.of(Stages.VERSION)
                        .generator("g", proposing(1), 5, FAIL)
                        .fallback("popular", proposing(2))
                        .build()
                        .run(late))
                .isInstanceOf(StageFailedException.class)
                .hasMessage("g no time: its turn came too late");
        // Nothing was found, so that the ranker had nothing to do.
        assertThat(funnel.run(late).candidates().items()).containsExactly(2);
    }

    @Test
    void aNestedFunnelWithoutAnswerIsAStageThatFailed() {
        Funnel inner = funnel().generator("x", throwing(BROKEN), 5, FAIL)
                .withoutFallback()
                .build();
        FunnelRun run = funnel().generator("in", inner, 5)
                .fallback("popular", proposing(2))
                .build()
                .run(query(10).limit(1).build());

        assertThat(outcome(run, "in")).isEqualTo(StageOutcome.FAILED);
        assertThat(report(run, "in").detail())
                .isEqualTo("StageFailedException: x failed: IllegalStateException: broken");
        assertThat(run.candidates().items()).containsExactly(2);
    }

    @Test
    void whatANestedFunnelMaySkipDegradesNothingOutside() {
        Funnel inner = funnel().generator("x", throwing(BROKEN), 5, SKIP)
                .generator("y", throwing(BROKEN), 5)
                .generator("z", proposing(1), 5)
                .withoutFallback()
                .build();
        FunnelRun run = funnel().generator("in", inner, 5)
                .withoutFallback()
                .build()
                .run(query(10).limit(1).build());

        assertThat(outcome(run, "in/x")).isEqualTo(StageOutcome.FAILED);
        assertThat(run.degradations())
                .containsExactly(
                        new Degradation(Degradation.Reason.STAGE_FAILED, "in/y: IllegalStateException: broken"));
    }

    @Test
    void anApplicationThatCancelsGetsACancellationWhateverThePolicy() {
        AtomicBoolean cancelled = new AtomicBoolean();
        CandidateGenerator cancelling = (query, limit) -> {
            cancelled.set(true);
            throw new CancellationException("gone");
        };
        Funnel funnel =
                funnel().generator("g", cancelling, 5, FAIL).withoutFallback().build();

        assertThatThrownBy(
                        () -> funnel.run(query(10).cancellation(cancelled::get).build()))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void aGeneratorPastItsBudgetIsCutOffWhileOthersGoOn() {
        CountDownLatch cutOff = new CountDownLatch(1);
        CandidateGenerator hanging = (query, limit) -> {
            try {
                TimeUnit.SECONDS.sleep(20);
            } catch (InterruptedException e) {
                cutOff.countDown();
            }
            return candidates(9);
        };
        // Done only after the other one was cut off, and has time enough for that.
        CandidateGenerator patient = (query, limit) -> {
            try {
                cutOff.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return candidates(7);
        };
        FunnelRun run = funnel().generator("patient", patient, 5)
                .generator("short", hanging, 5, SHORT)
                .withoutFallback()
                .executor(threads)
                .build()
                .run(query(10)
                        .limit(3)
                        .deadline(Deadline.in(Duration.ofSeconds(20)))
                        .build());

        assertThat(outcome(run, "short")).isEqualTo(StageOutcome.TIMED_OUT);
        assertThat(outcome(run, "patient")).isEqualTo(StageOutcome.OK);
        assertThat(run.candidates().items()).containsExactly(7);
        assertThat(report(run, "short").nanos())
                .isLessThan(Duration.ofSeconds(10).toNanos());
    }

    @Test
    void inTheCallersThreadAStageIsAskedToStopWhenItsOwnTimeIsUp() {
        CandidateGenerator asking = (query, limit) -> {
            throw untilCancelled(query);
        };
        Ranker askingRanker = (query, candidates, limit) -> {
            throw untilCancelled(query);
        };
        CandidateFilter askingFilter = (query, candidates, keep) -> {
            keep.clear(0);
            throw untilCancelled(query);
        };
        StagePolicy brief = StagePolicy.defaults().withBudget(Duration.ofMillis(2));
        FunnelRun run = funnel().generator("asking", asking, 5, brief)
                .generator("next", proposing(3, 2, 1), 5)
                .filter("filter", askingFilter, brief)
                .ranker("ranker", askingRanker, 5, brief)
                .ranker("then", byItem(), 5)
                .withoutFallback()
                .build()
                .run(query(10).limit(3).build());

        for (String stage : List.of("asking", "filter", "ranker")) {
            assertThat(outcome(run, stage)).as(stage).isEqualTo(StageOutcome.TIMED_OUT);
        }
        assertThat(outcome(run, "next")).isEqualTo(StageOutcome.OK);
        assertThat(run.candidates().items()).containsExactly(1, 2);
        assertThat(run.degradations())
                .hasSize(3)
                .allMatch(degradation -> degradation.reason() == Degradation.Reason.STAGE_TIMED_OUT);
    }

    /** Waits for as long as a test may take at most. */
    private static CancellationException untilCancelled(Query query) {
        long begin = System.nanoTime();
        while (!query.cancelled() && System.nanoTime() - begin < TimeUnit.SECONDS.toNanos(10)) {
            Thread.onSpinWait();
        }
        return new CancellationException("late");
    }

    @Test
    void aStageHasTheSmallerOfItsBudgetAndWhatIsLeft() {
        AtomicLong hour = new AtomicLong();
        AtomicLong day = new AtomicLong();
        Funnel funnel = funnel().generator("g", proposing(1), 5)
                .ranker("hour", noting(hour), 5, StagePolicy.defaults().withBudget(Duration.ofHours(1)))
                .ranker("day", noting(day), 5, StagePolicy.defaults().withBudget(Duration.ofDays(1)))
                .withoutFallback()
                .build();
        funnel.run(query(10).deadline(Deadline.in(Duration.ofHours(2))).build());

        assertThat(Duration.ofNanos(hour.get())).isBetween(Duration.ofMinutes(59), Duration.ofHours(1));
        assertThat(Duration.ofNanos(day.get())).isBetween(Duration.ofMinutes(119), Duration.ofHours(2));
    }

    private static Ranker noting(AtomicLong nanos) {
        return (query, candidates, limit) -> {
            nanos.set(query.deadline().nanosLeft());
            return byItem().rank(query, candidates, limit);
        };
    }

    @Test
    void aLastFilterDropsWhatItCannotJudge() {
        FunnelRun run = funnel().generator("g", proposing(1, 2), 5)
                .lastFilter("l", BROKEN_FILTER)
                .fallback("popular", proposing(3))
                .build()
                .run(query(10).build());

        assertThat(run.candidates().size()).isZero();
    }

    @Test
    void aBudgetIsAboveZero() {
        assertThatThrownBy(() -> StagePolicy.defaults().withBudget(Duration.ZERO))
                .hasMessage("a stage's budget must be above 0: PT0S");
        assertThatThrownBy(() -> StagePolicy.defaults().withBudget(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
