package dev.sluice.funnel;

import static dev.sluice.funnel.Stages.candidates;
import static dev.sluice.funnel.Stages.deaf;
import static dev.sluice.funnel.Stages.funnel;
import static dev.sluice.funnel.Stages.insistingOn;
import static dev.sluice.funnel.Stages.outcome;
import static dev.sluice.funnel.Stages.proposing;
import static dev.sluice.funnel.Stages.query;
import static dev.sluice.funnel.Stages.report;
import static dev.sluice.funnel.Stages.throwing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.CandidateGenerator;
import dev.sluice.Deadline;
import dev.sluice.Degradation;
import dev.sluice.Query;
import dev.sluice.StageOutcome;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A generator that fails too often is left alone for a while, and its health can be asked. */
@Timeout(30)
class BreakerTest {
    /** Opens when two of four failed. */
    private static final BreakerSettings QUICK =
            BreakerSettings.defaults().withWindow(4).withProbes(2).withPause(Duration.ofHours(1));

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicBoolean broken = new AtomicBoolean(true);

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    private CandidateGenerator moody() {
        return (query, limit) -> {
            calls.incrementAndGet();
            if (broken.get()) {
                throw new IllegalStateException("broken");
            }
            return candidates(1);
        };
    }

    private static FunnelRun run(Funnel funnel) {
        return funnel.run(query(10).limit(1).build());
    }

    private static GeneratorHealth health(Funnel funnel) {
        return funnel.health().get(0);
    }

    private static BreakerState state(Funnel funnel) {
        return health(funnel).breaker().orElseThrow();
    }

    private static void run(Funnel funnel, int times) {
        for (int i = 0; i < times; i++) {
            run(funnel);
        }
    }

    @Test
    void anOpenBreakerSkipsTheStageAndSaysSo() {
        Funnel funnel = funnel().generator("g", moody(), 5)
                .fallback("popular", proposing(2))
                .executor(threads)
                .breaker(QUICK)
                .build();
        run(funnel, 4);
        FunnelRun open = run(funnel);

        assertThat(calls).hasValue(4);
        assertThat(outcome(open, "g")).isEqualTo(StageOutcome.CIRCUIT_OPEN);
        assertThat(report(open, "g").detail()).isEqualTo("it failed too often lately");
        assertThat(open.degradations())
                .contains(new Degradation(Degradation.Reason.STAGE_FAILED, "g: it failed too often lately"));
        assertThat(open.candidates().items()).containsExactly(2);
        assertThat(state(funnel)).isEqualTo(BreakerState.OPEN);
    }

    @Test
    void probesDecideWhetherItClosesAgain() throws InterruptedException {
        Funnel funnel = funnel().generator("g", moody(), 5)
                .fallback("popular", proposing(2))
                .breaker(QUICK.withPause(Duration.ofMillis(1)))
                .build();
        run(funnel, 4);
        Thread.sleep(5);
        run(funnel, 1);
        assertThat(state(funnel)).isEqualTo(BreakerState.HALF_OPEN);
        run(funnel, 1);
        assertThat(state(funnel)).isEqualTo(BreakerState.OPEN);
        broken.set(false);
        Thread.sleep(5);
        run(funnel, 2);

        assertThat(state(funnel)).isEqualTo(BreakerState.CLOSED);
        assertThat(outcome(run(funnel), "g")).isEqualTo(StageOutcome.OK);
    }

    @Test
    void onAnExecutorThereIsOneByDefaultInTheCallersThreadThereIsNone() {
        FunnelBuilder inTurn = funnel().generator("g", moody(), 5).withoutFallback();
        FunnelBuilder sideBySide =
                funnel().generator("g", moody(), 5).withoutFallback().executor(threads);
        FunnelBuilder without = funnel().generator("g", moody(), 5)
                .withoutFallback()
                .executor(threads)
                .withoutBreaker();

        assertThat(health(inTurn.build()).breaker()).isEmpty();
        assertThat(health(sideBySide.build()).breaker()).contains(BreakerState.CLOSED);
        assertThat(health(without.build()).breaker()).isEmpty();
        assertThat(health(inTurn.breaker(QUICK).build()).breaker()).contains(BreakerState.CLOSED);
    }

    @Test
    void aStageThatMustNotFailFailsByAnOpenBreakerToo() {
        Funnel funnel = funnel().generator(
                        "g", moody(), 5, StagePolicy.defaults().withOnFailure(OnFailure.FAIL))
                .withoutFallback()
                .breaker(QUICK)
                .build();
        for (int i = 0; i < 4; i++) {
            assertThatThrownBy(() -> run(funnel)).isInstanceOf(StageFailedException.class);
        }

        assertThatThrownBy(() -> run(funnel))
                .hasMessage("g circuit open: it failed too often lately")
                .hasNoCause();
    }

    @Test
    void whatTheApplicationCancelledSaysNothingAboutTheGenerator() {
        AtomicBoolean cancelled = new AtomicBoolean();
        CandidateGenerator cancelling = (query, limit) -> {
            cancelled.set(true);
            throw new CancellationException("stopped");
        };
        Funnel funnel = funnel().generator("g", cancelling, 5)
                .withoutFallback()
                .executor(threads)
                .breaker(QUICK)
                .build();
        for (int i = 0; i < 20; i++) {
            cancelled.set(false);
            assertThatThrownBy(() ->
                            funnel.run(query(10).cancellation(cancelled::get).build()))
                    .isInstanceOf(CancellationException.class);
        }

        assertThat(state(funnel)).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void whatIsReportedAsFineIsNoFailure() {
        Funnel insisting = funnel().generator("g", insistingOn(98, 99), 5)
                .withoutFallback()
                .breaker(QUICK)
                .build();
        Funnel finding = funnel().generator("g", proposing(), 5)
                .withoutFallback()
                .breaker(QUICK)
                .build();
        Funnel nulls = funnel().generator("g", Stages.returningNull(), 5)
                .withoutFallback()
                .breaker(QUICK)
                .build();
        run(insisting, 10);
        run(finding, 10);
        run(nulls, 10);

        assertThat(state(insisting)).isEqualTo(BreakerState.CLOSED);
        assertThat(state(finding)).isEqualTo(BreakerState.CLOSED);
        assertThat(state(nulls)).isEqualTo(BreakerState.OPEN);
    }

    @Test
    void aCallThatIsTooLateIsOneFailureAndItsResultIsCounted() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        Funnel funnel = funnel().generator("g", deaf(end), 5)
                .withoutFallback()
                .executor(threads)
                .breaker(QUICK.withWindow(5).withFailureShare(1))
                .build();
        for (int i = 0; i < 4; i++) {
            FunnelRun late;
            int under = health(funnel).late();
            // Until a thread came to it in time.
            do {
                late = funnel.run(within(20));
            } while (health(funnel).late() == under);
            assertThat(outcome(late, "g")).isEqualTo(StageOutcome.TIMED_OUT);
        }
        GeneratorHealth hanging = health(funnel);
        end.countDown();
        while (health(funnel).underWay() > 0) {
            Thread.onSpinWait();
        }
        GeneratorHealth over = health(funnel);

        assertThat(hanging.late()).isEqualTo(4);
        assertThat(hanging.underWay()).isBetween(4, 5);
        assertThat(hanging.lateResults()).isZero();
        assertThat(over.late()).isZero();
        assertThat(over.lateResults()).isEqualTo(4);
        // The four results that came late did not count a second time, nor as successes.
        assertThat(over.breaker()).contains(BreakerState.CLOSED);
        broken.set(true);
        Funnel fifth = funnel;
        assertThat(outcome(fifth.run(within(5_000)), "g")).isEqualTo(StageOutcome.OK);
    }

    private static Query within(long millis) {
        return query(10)
                .limit(1)
                .deadline(Deadline.in(Duration.ofMillis(millis)))
                .build();
    }

    @Test
    void whatNoThreadCameToIsNotTheGeneratorsFault() {
        Funnel funnel = funnel().generator("g", moody(), 5)
                .withoutFallback()
                .executor(task -> {})
                .breaker(QUICK)
                .build();
        for (int i = 0; i < 10; i++) {
            assertThat(outcome(funnel.run(within(1)), "g")).isEqualTo(StageOutcome.TIMED_OUT);
        }

        assertThat(state(funnel)).isEqualTo(BreakerState.CLOSED);
        assertThat(health(funnel).late()).isZero();
    }

    @Test
    void healthNamesNestedGeneratorsAsReportsDo() {
        Funnel inner =
                funnel().generator("x", proposing(1), 5).withoutFallback().build();
        Funnel outer = funnel().generator("in", inner, 5)
                .generator("other", throwing(new IllegalStateException("x")), 5)
                .withoutFallback()
                .build();

        assertThat(outer.health()).extracting(GeneratorHealth::stage).containsExactly("in/x", "in", "other");
    }

    @Test
    void settingsAreChecked() {
        BreakerSettings settings = BreakerSettings.defaults();
        assertThatThrownBy(() -> settings.withFailureShare(0))
                .hasMessage("failure share must be above 0 and at most 1: 0.0");
        assertThatThrownBy(() -> settings.withSlowCalls(1.5, Duration.ofMillis(1)))
                .hasMessage("slow share must be above 0 and at most 1: 1.5");
        assertThatThrownBy(() -> settings.withSlowCalls(1, Duration.ZERO))
                .hasMessage("slow call must be at least PT0.000000001S: PT0S");
        assertThatThrownBy(() -> settings.withWindow(0)).hasMessage("window must be at least 1: 0");
        assertThatThrownBy(() -> settings.withProbes(0)).hasMessage("probes must be at least 1: 0");
        assertThatThrownBy(() -> settings.withPause(Duration.ZERO)).hasMessage("pause must be at least PT0.001S: PT0S");
    }

    @Test
    void slowCallsOpenItWhereThatIsAskedFor() {
        broken.set(false);
        Funnel funnel = funnel().generator("g", moody(), 5)
                .withoutFallback()
                .breaker(QUICK.withSlowCalls(0.5, Duration.ofNanos(1)))
                .build();
        run(funnel, 4);

        assertThat(state(funnel)).isEqualTo(BreakerState.OPEN);
    }
}
