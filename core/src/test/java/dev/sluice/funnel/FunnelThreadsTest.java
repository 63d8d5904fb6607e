package dev.sluice.funnel;

import static dev.sluice.funnel.Stages.VERSION;
import static dev.sluice.funnel.Stages.funnel;
import static dev.sluice.funnel.Stages.outcome;
import static dev.sluice.funnel.Stages.proposing;
import static dev.sluice.funnel.Stages.query;
import static dev.sluice.funnel.Stages.report;
import static dev.sluice.funnel.Stages.throwing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.ItemSet;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.StageOutcome;
import dev.sluice.VersionMismatchException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The number of threads, and whose they are, changes nothing. */
@Timeout(20)
class FunnelThreadsTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
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

        assertThat(report(run, "g").detail()).isEqualTo("the executor took no more");
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
        assertThat(report(funnel.run(query(10).build()), "g").detail()).isEqualTo("the executor took no more");
        executor.set(task -> {
            task.run();
            throw new IllegalStateException("too late");
        });
        funnel.run(query(10).build());
        executor.set(Runnable::run);

        assertThat(outcome(funnel.run(query(10).build()), "g")).isEqualTo(StageOutcome.OK);
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
