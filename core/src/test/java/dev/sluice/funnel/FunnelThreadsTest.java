package dev.sluice.funnel;

import static dev.sluice.funnel.Stages.VERSION;
import static dev.sluice.funnel.Stages.byItem;
import static dev.sluice.funnel.Stages.hanging;
import static dev.sluice.funnel.Stages.isDegradedBy;
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
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Deadlines, cancellation, and that the number of threads changes nothing. */
@Timeout(20)
class FunnelThreadsTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    private static FunnelBuilder funnel() {
        return Funnel.of(VERSION);
    }

    private static Query within(long millis) {
        return query(10)
                .limit(3)
                .deadline(Deadline.in(Duration.ofMillis(millis)))
                .build();
    }

    /** Hangs, and cannot be talked out of it. */
    private static CandidateGenerator deaf(CountDownLatch until) {
        return (query, limit) -> {
            boolean interrupted = false;
            while (until.getCount() > 0) {
                try {
                    until.await();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            return Stages.candidates(9);
        };
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
            assertThat(outcome(funnel.run(within(20)), "deaf")).isEqualTo(StageOutcome.TIMED_OUT);
        }
        FunnelRun refused = funnel.run(within(10));
        end.countDown();

        assertThat(outcome(refused, "deaf")).isEqualTo(StageOutcome.FAILED);
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
                .run(within(10));

        assertThat(outcome(run, "scan")).isEqualTo(StageOutcome.TIMED_OUT);
        assertThat(outcome(run, "next")).isEqualTo(StageOutcome.SKIPPED);
        assertThat(run.candidates().items()).containsExactly(2);
        assertThat(run.degradations())
                .filteredOn(degradation -> degradation.reason() == Degradation.Reason.STAGE_TIMED_OUT)
                .hasSize(2);
    }

    @Test
    void rankersAreSkippedAfterTheDeadlineFiltersAreNot() {
        FunnelRun run = funnel().generator("slow", hanging(30, 3, 2, 1), 5)
                .filter("f", Stages.dropping(2))
                .ranker("r", byItem(), 5)
                .withoutFallback()
                .build()
                .run(within(10));

        assertThat(outcome(run, "r")).isEqualTo(StageOutcome.SKIPPED);
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
    void mixedVersionsAndErrorsReachTheCallerFromOtherThreads() {
        Funnel mixed = funnel().generator(
                        "g",
                        (query, limit) -> {
                            query.require(new ModelVersion("v2"));
                            return Stages.candidates(1);
                        },
                        5)
                .withoutFallback()
                .executor(threads)
                .build();
        Funnel dying = funnel().generator(
                        "g",
                        (query, limit) -> {
                            throw new StackOverflowError("deep");
                        },
                        5)
                .withoutFallback()
                .executor(threads)
                .build();

        assertThatThrownBy(() -> mixed.run(query(3).build())).isInstanceOf(VersionMismatchException.class);
        assertThatThrownBy(() -> dying.run(query(3).build())).isInstanceOf(StackOverflowError.class);
    }

    @Test
    void theNumberOfThreadsAndWhoIsFirstChangeNothing() {
        FunnelRun expected = busy().build().run(query(100).limit(20).build());
        for (int count : new int[] {1, 4, 32}) {
            ExecutorService pool = Executors.newFixedThreadPool(count);
            try {
                Funnel funnel = busy().executor(pool).build();
                for (int i = 0; i < 20; i++) {
                    FunnelRun run = funnel.run(query(100).limit(20).build());
                    assertThat(run.candidates().items())
                            .isEqualTo(expected.candidates().items());
                    assertThat(run.candidates().scores())
                            .isEqualTo(expected.candidates().scores());
                    assertThat(Stages.names(run.stages())).isEqualTo(Stages.names(expected.stages()));
                }
            } finally {
                pool.shutdownNow();
            }
        }
    }

    private static FunnelBuilder busy() {
        FunnelBuilder funnel = funnel();
        for (int g = 0; g < 6; g++) {
            int first = 1 + 10 * g;
            funnel.generator(
                    "g" + g,
                    (query, limit) -> {
                        spin(first % 3);
                        return Stages.candidates(Stages.range(first, first + 25));
                    },
                    30);
        }
        return funnel.generator("broken", throwing(new IllegalStateException("x")), 5)
                .withoutFallback();
    }

    private static void spin(int tenths) {
        long until = System.nanoTime() + tenths * 100_000L;
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }

    @Test
    void nestedFunnelsOnOneThreadDoNotStarve() {
        ExecutorService one = Executors.newSingleThreadExecutor();
        try {
            Funnel inner = funnel().generator("x", proposing(1), 5)
                    .generator("y", proposing(2), 5)
                    .withoutFallback()
                    .executor(one)
                    .build();
            Funnel outer = funnel().generator("a", inner, 5)
                    .generator("b", inner, 5)
                    .withoutFallback()
                    .executor(one)
                    .build();

            assertThat(outer.run(query(10).limit(2).build()).candidates().items())
                    .containsExactly(1, 2);
        } finally {
            one.shutdownNow();
        }
    }

    @Test
    void anExecutorThatRefusesIsAFailureOfTheStage() {
        ExecutorService closed = Executors.newSingleThreadExecutor();
        closed.shutdown();

        FunnelRun run = funnel().generator("g", proposing(1), 5)
                .fallback("popular", proposing(2))
                .executor(closed)
                .build()
                .run(query(10).limit(1).build());

        assertThat(report(run, "g").detail()).isEqualTo("the executor refused it");
        assertThat(run.candidates().items()).containsExactly(2);
    }

    @Test
    void anExecutorThatBreaksTakesNoPermitWithIt() {
        AtomicReference<Executor> executor = new AtomicReference<>(task -> {
            throw new OutOfMemoryError("unable to create native thread");
        });
        Funnel funnel = funnel().generator("g", proposing(1), 5)
                .withoutFallback()
                .executor(task -> executor.get().execute(task))
                .callsPerGenerator(1)
                .build();

        assertThatThrownBy(() -> funnel.run(query(10).build())).isInstanceOf(OutOfMemoryError.class);
        executor.set(task -> {
            throw new IllegalStateException("stopped");
        });
        assertThat(report(funnel.run(query(10).build()), "g").detail()).isEqualTo("the executor refused it");
        executor.set(task -> {
            task.run();
            throw new IllegalStateException("too late");
        });
        funnel.run(query(10).build());
        executor.set(Runnable::run);

        assertThat(outcome(funnel.run(query(10).build()), "g")).isEqualTo(StageOutcome.OK);
    }

    @Test
    void whatARequestHoldsIsGivenBackWhenTheLastLateCallEnds() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        CallsUnderWay calls = new CallsUnderWay(released::countDown);
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

        while (begun.getCount() > 0) {
            funnel.run(within(20), calls);
        }
        calls.end();
        boolean early = released.await(20, TimeUnit.MILLISECONDS);
        end.countDown();

        assertThat(early).isFalse();
        assertThat(released.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(calls.enter()).isFalse();
    }

    @Test
    void manyThreadsMayRunOneFunnel() throws InterruptedException {
        Funnel funnel = busy().executor(threads).build();
        int[] expected = funnel.run(query(100).limit(20).build()).candidates().items();
        List<int[]> answers = new CopyOnWriteArrayList<>();
        Thread[] callers = new Thread[8];
        for (int i = 0; i < callers.length; i++) {
            callers[i] = new Thread(() -> answers.add(
                    funnel.run(query(100).limit(20).build()).candidates().items()));
            callers[i].start();
        }
        for (Thread caller : callers) {
            caller.join();
        }

        assertThat(answers).hasSize(8).allSatisfy(answer -> assertThat(answer).isEqualTo(expected));
    }

    @Test
    void noGeneratorRunsForAnEmptyWorld() {
        AtomicInteger asked = new AtomicInteger();
        funnel().generator(
                        "g",
                        (query, limit) -> {
                            asked.incrementAndGet();
                            return Stages.candidates(1);
                        },
                        5)
                .fallback("popular", proposing(1))
                .executor(threads)
                .build()
                .run(Query.of(VERSION, ItemSet.of(10)).build());

        assertThat(asked).hasValue(0);
    }
}
