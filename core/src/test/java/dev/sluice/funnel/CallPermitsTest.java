package dev.sluice.funnel;

import static dev.sluice.funnel.Stages.candidates;
import static dev.sluice.funnel.Stages.funnel;
import static dev.sluice.funnel.Stages.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.CandidateGenerator;
import dev.sluice.Candidates;
import dev.sluice.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

/** However calls, their requests and the executor go wrong together, every permit comes back. */
@Timeout(60)
class CallPermitsTest {
    private static final int MOST = 4;
    private static final int CALLERS = 8;
    private static final int REQUESTS_EACH = 60;

    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger mostInside = new AtomicInteger();

    /** Answers, hangs with and without listening, throws, and dies. */
    private CandidateGenerator moody() {
        return (query, limit) -> {
            mostInside.accumulateAndGet(inside.incrementAndGet(), Math::max);
            try {
                return moodily();
            } finally {
                inside.decrementAndGet();
            }
        };
    }

    private static Candidates moodily() {
        switch (ThreadLocalRandom.current().nextInt(6)) {
            case 0 -> throw new IllegalStateException("broken");
            case 1 -> throw new StackOverflowError("deep");
            case 2 -> spin(Duration.ofMillis(2));
            case 3 -> LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
            default -> {}
        }
        return candidates(1);
    }

    private static void spin(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }

    /** Refuses, drops, dies, does it itself, does it and throws, and mostly passes on. */
    private static Executor moody(Executor threads) {
        return task -> {
            switch (ThreadLocalRandom.current().nextInt(16)) {
                case 0 -> throw new RejectedExecutionException("full");
                case 1 -> {}
                case 2 -> throw new OutOfMemoryError("unable to create native thread");
                case 3 -> task.run();
                case 4 -> {
                    threads.execute(task);
                    throw new IllegalStateException("passed on all the same");
                }
                default -> threads.execute(task);
            }
        };
    }

    private static void ask(Funnel funnel) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        Deadline deadline =
                random.nextInt(4) == 0 ? Deadline.NONE : Deadline.in(Duration.ofNanos(random.nextInt(3_000_000)));
        try {
            funnel.run(query(10).limit(1).deadline(deadline).build());
        } catch (StackOverflowError | OutOfMemoryError e) {
            assertThat(e).hasMessageMatching("deep|unable to create native thread");
        }
    }

    @RepeatedTest(10)
    void comeBack() throws InterruptedException {
        ExecutorService two = Executors.newFixedThreadPool(2);
        Funnel funnel = funnel().generator("a", moody(), 5)
                .generator("b", (query, limit) -> moodily(), 5)
                .fallback("popular", (query, limit) -> candidates(2))
                .executor(moody(two))
                .callsPerGenerator(MOST)
                .withoutBreaker()
                .build();
        List<Thread> callers = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
            callers.add(new Thread(() -> {
                for (int request = 0; request < REQUESTS_EACH; request++) {
                    ask(funnel);
                }
            }));
        }
        callers.forEach(Thread::start);
        for (Thread caller : callers) {
            caller.join();
        }
        two.shutdown();
        assertThat(two.awaitTermination(20, TimeUnit.SECONDS)).isTrue();

        assertThat(mostInside.get()).isBetween(1, MOST);
        for (int i = 0; i < 200 && underWay(funnel) > 0; i++) {
            System.gc(); // finds what the executor dropped
            Thread.sleep(5);
        }
        assertThat(funnel.health()).allSatisfy(health -> {
            assertThat(health.underWay()).isZero();
            assertThat(health.late()).isZero();
        });
    }

    private static int underWay(Funnel funnel) {
        return funnel.health().stream().mapToInt(GeneratorHealth::underWay).sum();
    }
}
