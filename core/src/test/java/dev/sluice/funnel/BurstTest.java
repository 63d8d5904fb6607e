package dev.sluice.funnel;

import static dev.sluice.funnel.Stages.candidates;
import static dev.sluice.funnel.Stages.deaf;
import static dev.sluice.funnel.Stages.funnel;
import static dev.sluice.funnel.Stages.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sluice.CandidateGenerator;
import dev.sluice.Deadline;
import dev.sluice.StageOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many requests at once are no sign of a generator that hangs, and hanging calls stay few however many come. */
@Timeout(60)
class BurstTest {
    private static final int REQUESTS = 1_000;
    private static final int MOST = 8;

    private final List<ExecutorService> pools = new ArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void stopThreads() {
        end.countDown();
        pools.forEach(ExecutorService::shutdownNow);
    }

    private <T extends ExecutorService> T stoppedAtTheEnd(T pool) {
        pools.add(pool);
        return pool;
    }

    private static FunnelRun asked(Funnel funnel, Duration time) {
        return funnel.run(query(10).limit(1).deadline(Deadline.in(time)).build());
    }

    /** The answers to so many requests at once. */
    private static Collection<FunnelRun> burst(Funnel funnel, Duration time) throws InterruptedException {
        Collection<FunnelRun> answers = new ConcurrentLinkedQueue<>();
        List<Thread> callers = new ArrayList<>();
        for (int request = 0; request < REQUESTS; request++) {
            Thread caller = new Thread(() -> answers.add(asked(funnel, time)));
            caller.start();
            callers.add(caller);
        }
        for (Thread caller : callers) {
            caller.join();
        }
        return answers;
    }

    /**
     * All calls are handed over before the first is done: all but those that run wait for a thread.
     *
     * @param most more than can run
     */
    private static void assertNoneIsRefused(Executor threads, int most) throws InterruptedException {
        AtomicInteger handedOver = new AtomicInteger();
        CandidateGenerator healthy = (query, limit) -> {
            while (handedOver.get() < REQUESTS) {
                Thread.onSpinWait(); // a virtual thread that sleeps would make room for another
            }
            return candidates(1);
        };
        Funnel funnel = funnel().generator("g", healthy, 5)
                .withoutFallback()
                .executor(task -> {
                    handedOver.incrementAndGet();
                    threads.execute(task);
                })
                .callsPerGenerator(most)
                .build();
        Collection<FunnelRun> answers = burst(funnel, Duration.ofSeconds(20));

        assertThat(answers).hasSize(REQUESTS).allSatisfy(run -> {
            assertThat(run.degradations()).isEmpty();
            assertThat(run.candidates().items()).containsExactly(1);
        });
        assertNothingUnderWay(funnel);
    }

    private static void assertNothingUnderWay(Funnel funnel) throws InterruptedException {
        GeneratorHealth health = funnel.health().get(0);
        for (int i = 0; i < 5_000 && health.underWay() > 0; i++) {
            Thread.sleep(1);
            health = funnel.health().get(0);
        }
        assertThat(health.underWay()).isZero();
        assertThat(health.late()).isZero();
    }

    @Test
    void callsThatWaitForAThreadAreNotRefused() throws InterruptedException {
        assertNoneIsRefused(stoppedAtTheEnd(Executors.newFixedThreadPool(2)), 3);
    }

    @Test
    void norAreThoseThatWaitForAProcessor() throws Exception {
        assumeTrue(Runtime.version().feature() >= 21, "virtual threads");
        ExecutorService virtual = (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        assertNoneIsRefused(stoppedAtTheEnd(virtual), 1 + Runtime.getRuntime().availableProcessors());
    }

    @Test
    void noMoreCallsRunThanMay() throws InterruptedException {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Funnel funnel = funnel().generator(
                        "hangs",
                        (query, limit) -> {
                            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                            try {
                                return deaf(end).generate(query, limit);
                            } finally {
                                inside.decrementAndGet();
                            }
                        },
                        5)
                .withoutFallback()
                .withoutBreaker()
                .executor(stoppedAtTheEnd(Executors.newCachedThreadPool()))
                .callsPerGenerator(MOST)
                .build();
        Collection<FunnelRun> answers = burst(funnel, Duration.ofMillis(500));

        assertThat(answers)
                .hasSize(REQUESTS)
                .allSatisfy(run -> assertThat(run.degradations()).isNotEmpty());
        assertThat(answers)
                .filteredOn(run -> Stages.outcome(run, "hangs") == StageOutcome.REFUSED)
                .isNotEmpty();
        assertThat(most.get()).isEqualTo(MOST);
        end.countDown();
        assertNothingUnderWay(funnel);
    }

    @Test
    void callsDoNotPileUpBehindThoseThatHang() throws InterruptedException {
        AtomicInteger begun = new AtomicInteger();
        ThreadPoolExecutor two =
                stoppedAtTheEnd(new ThreadPoolExecutor(2, 2, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>()));
        Funnel funnel = funnel().generator(
                        "hangs",
                        (query, limit) -> {
                            begun.incrementAndGet();
                            return deaf(end).generate(query, limit);
                        },
                        5)
                .withoutFallback()
                .withoutBreaker()
                .executor(two)
                .callsPerGenerator(MOST)
                .build();
        for (int request = 0; request < REQUESTS; request++) {
            asked(funnel, Duration.ofMillis(1));
        }
        int dead = two.getQueue().size();
        GeneratorHealth hanging = funnel.health().get(0);
        end.countDown();
        assertNothingUnderWay(funnel);

        assertThat(dead).isBetween(MOST - 2, MOST);
        assertThat(hanging.underWay()).isEqualTo(MOST);
        assertThat(begun.get()).as("nobody waited for the others").isLessThanOrEqualTo(2);
        assertThat(asked(funnel, Duration.ofSeconds(20)).degradations()).isEmpty();
    }

    @Test
    void withoutADeadlineNoneIsRefusedBehindAnExecutorThatHangs() {
        List<Runnable> queue = new ArrayList<>();
        Funnel funnel = funnel().generator("g", (query, limit) -> candidates(1), 5)
                .withoutFallback()
                .executor(queue::add)
                .callsPerGenerator(MOST)
                .build();
        for (int request = 0; request < REQUESTS; request++) {
            assertThat(funnel.run(query(10).limit(1).build()).degradations()).isEmpty();
        }

        assertThat(queue).hasSize(MOST);
        assertThat(funnel.health().get(0).underWay()).isEqualTo(MOST);
        assertThat(Stages.outcome(asked(funnel, Duration.ofSeconds(20)), "g")).isEqualTo(StageOutcome.REFUSED);
        queue.forEach(Runnable::run);
        assertThat(funnel.health().get(0).underWay()).isZero();
    }

    @Test
    void anExecutorThatFindsACallBegunTakesNothingFromIt() {
        ExecutorService one = stoppedAtTheEnd(Executors.newFixedThreadPool(1));
        Funnel funnel = funnel().generator("g", (query, limit) -> candidates(1), 5)
                .withoutFallback()
                .executor(one)
                .build();
        for (int request = 0; request < 100 * REQUESTS; request++) {
            assertThat(funnel.run(query(10).limit(1).build()).degradations()).isEmpty();
        }
    }

    @Test
    void callsThatTheExecutorDropsGiveTheirPlaceBack() throws InterruptedException {
        ThreadPoolExecutor dropping = stoppedAtTheEnd(new ThreadPoolExecutor(
                1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(1), new ThreadPoolExecutor.DiscardOldestPolicy()));
        Funnel funnel = funnel().generator("g", (query, limit) -> candidates(1), 5)
                .withoutFallback()
                .executor(dropping)
                .callsPerGenerator(MOST)
                .build();
        dropping.execute(() -> deaf(end).generate(query(10).build(), 1));
        for (int request = 0; request < MOST; request++) {
            asked(funnel, Duration.ofMillis(1));
        }
        end.countDown();

        // Until the collector has found out.
        GeneratorHealth health = funnel.health().get(0);
        for (int i = 0; i < 1_000 && health.underWay() > 0; i++) {
            System.gc();
            Thread.sleep(5);
            health = funnel.health().get(0);
        }
        assertThat(health.underWay()).isZero();
        assertThat(asked(funnel, Duration.ofSeconds(20)).degradations()).isEmpty();
    }
}
