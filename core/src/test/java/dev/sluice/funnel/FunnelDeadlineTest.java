package dev.sluice.funnel;

import static dev.sluice.funnel.Stages.byItem;
import static dev.sluice.funnel.Stages.deaf;
import static dev.sluice.funnel.Stages.funnel;
import static dev.sluice.funnel.Stages.hanging;
import static dev.sluice.funnel.Stages.isDegradedBy;
import static dev.sluice.funnel.Stages.outcome;
import static dev.sluice.funnel.Stages.proposing;
import static dev.sluice.funnel.Stages.query;
import static dev.sluice.funnel.Stages.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.Deadline;
import dev.sluice.Degradation;
import dev.sluice.ItemSet;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.StageOutcome;
import dev.sluice.StageReport;
import dev.sluice.VersionMismatchException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is late, interrupted or cancelled does not hold up the answer. */
@Timeout(20)
class FunnelDeadlineTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    private static Query within(long millis) {
        return query(10)
                .limit(3)
                .deadline(Deadline.in(Duration.ofMillis(millis)))
                .build();
    }

    @Test
    void aHangingGeneratorDoesNotHoldUpTheAnswer() {
        Funnel funnel = funnel().generator("hangs", hanging(10_000, 9), 5)
                .generator("quick", proposing(2, 1), 5)
                .ranker("r", byItem(), 5)
                .fallback("popular", proposing(5))
                .executor(threads)
                .build();
        // A machine that does something else delays some answers; a missed deadline delays all.
        FunnelRun run;
        Duration took;
        int attempts = 0;
        do {
            long start = System.nanoTime();
            run = funnel.run(within(50));
            took = Duration.ofNanos(System.nanoTime() - start);
        } while (++attempts < 20 && (took.toMillis() >= 50 + 20 || outcome(run, "r") != StageOutcome.OK));

        assertThat(took).isLessThan(Duration.ofMillis(50 + 20));
        assertThat(run.candidates().items()).containsExactly(1, 2, 5);
        assertThat(outcome(run, "hangs")).isEqualTo(StageOutcome.TIMED_OUT);
        assertThat(outcome(run, "r")).isEqualTo(StageOutcome.OK);
        assertThat(isDegradedBy(run, Degradation.Reason.STAGE_TIMED_OUT)).isTrue();
    }

    @Test
    void callsThatHangForeverCannotPileUp() {
        CountDownLatch end = new CountDownLatch(1);
        AtomicInteger entered = new AtomicInteger();
        Funnel funnel = funnel().generator(
                        "deaf",
                        (query, limit) -> {
                            entered.incrementAndGet();
                            return deaf(end).generate(query, limit);
                        },
                        5)
                .withoutFallback()
                .executor(threads)
                .callsPerGenerator(3)
                .build();

        while (entered.get() < 3) {
            // One that no thread came to in time may take up the last place for a moment.
            assertThat(outcome(funnel.run(within(20)), "deaf")).isIn(StageOutcome.TIMED_OUT, StageOutcome.REFUSED);
        }
        FunnelRun refused = funnel.run(within(10));
        end.countDown();

        assertThat(outcome(refused, "deaf")).isEqualTo(StageOutcome.REFUSED);
        assertThat(report(refused, "deaf").detail()).isEqualTo("too many calls of it are still under way");
        assertThat(entered).hasValue(3);
    }

    @Test
    void aLateCallIsToldToStop() throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        AtomicBoolean begun = new AtomicBoolean();
        Funnel funnel = funnel().generator(
                        "scan",
                        (query, limit) -> {
                            begun.set(true);
                            while (!query.cancelled()) {
                                Thread.onSpinWait();
                            }
                            stopped.countDown();
                            throw new CancellationException("late");
                        },
                        5)
                .withoutFallback()
                .executor(threads)
                .build();

        do {
            assertThat(outcome(funnel.run(within(20)), "scan")).isEqualTo(StageOutcome.TIMED_OUT);
        } while (!begun.get());

        assertThat(stopped.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void withoutThreadsAStageThatAsksIsCutOffAndLaterOnesAreSkipped() {
        FunnelRun run = funnel().generator(
                        "scan",
                        (query, limit) -> {
                            while (!query.cancelled()) {
                                Thread.onSpinWait();
                            }
                            throw new CancellationException("late");
                        },
                        5)
                .generator("next", proposing(1), 5)
                .fallback("popular", proposing(2))
                .build()
                .run(within(200));

        assertThat(outcome(run, "scan")).isEqualTo(StageOutcome.TIMED_OUT);
        assertThat(outcome(run, "next")).isEqualTo(StageOutcome.NO_TIME);
        assertThat(run.candidates().items()).containsExactly(2);
        assertThat(run.degradations())
                .filteredOn(degradation -> degradation.reason() == Degradation.Reason.STAGE_TIMED_OUT)
                .hasSize(2);
    }

    @Test
    void rankersAreSkippedAfterTheDeadlineFiltersAreNot() {
        FunnelRun run = funnel().generator("slow", hanging(400, 3, 2, 1), 5)
                .filter("f", Stages.dropping(2))
                .ranker("r", byItem(), 5)
                .withoutFallback()
                .build()
                .run(within(300));

        assertThat(outcome(run, "r")).isEqualTo(StageOutcome.NO_TIME);
        assertThat(run.candidates().items()).containsExactly(3, 1);
    }

    @Test
    void anInterruptedWaitIsCancelledAndStaysInterrupted() {
        CountDownLatch end = new CountDownLatch(1);
        Funnel funnel = funnel().generator("deaf", deaf(end), 5)
                .generator("other", deaf(end), 5)
                .withoutFallback()
                .executor(threads)
                .build();
        Thread caller = Thread.currentThread();
        threads.execute(() -> {
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            caller.interrupt();
        });

        assertThatThrownBy(() -> funnel.run(within(5_000))).isInstanceOf(CancellationException.class);
        end.countDown();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aCancelledQueryIsNotAnswered() {
        AtomicBoolean cancelled = new AtomicBoolean();
        List<StageReport> seen = new CopyOnWriteArrayList<>();
        Funnel funnel = funnel().generator(
                        "g",
                        (query, limit) -> {
                            cancelled.set(true);
                            throw new CancellationException(String.valueOf(query.cancelled()));
                        },
                        5)
                .fallback("popular", proposing(1))
                .listener(seen::add)
                .build();

        assertThatThrownBy(
                        () -> funnel.run(query(3).cancellation(cancelled::get).build()))
                .isInstanceOf(CancellationException.class);
        assertThat(Stages.names(seen)).isEqualTo("g");
    }

    @Test
    void whatARequestHoldsIsGivenBackByARunThatThrowsToo() {
        Semaphore released = new Semaphore(0);
        Funnel funnel =
                funnel().generator("g", proposing(1), 5).withoutFallback().build();
        Query stranger = Query.of(new ModelVersion("other"), ItemSet.all(3)).build();

        assertThatThrownBy(() -> funnel.run(stranger, released::release)).isInstanceOf(VersionMismatchException.class);
        assertThat(released.availablePermits()).isOne();
    }

    @Test
    void whatARequestHoldsIsGivenBackWhenTheLastLateCallEnds() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        Semaphore released = new Semaphore(0);
        CountDownLatch begun = new CountDownLatch(1);
        Funnel funnel = funnel().generator(
                        "deaf",
                        (query, limit) -> {
                            begun.countDown();
                            return deaf(end).generate(query, limit);
                        },
                        5)
                .withoutFallback()
                .executor(threads)
                .build();

        int runs = 0;
        while (begun.getCount() > 0) {
            funnel.run(within(20), released::release);
            runs++;
        }
        boolean early = released.tryAcquire(runs, 20, TimeUnit.MILLISECONDS);
        end.countDown();

        assertThat(early).isFalse();
        assertThat(released.tryAcquire(runs, 5, TimeUnit.SECONDS)).isTrue();
        assertThat(released.availablePermits()).as("once for each run").isZero();
    }
}
