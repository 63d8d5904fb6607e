package dev.sluice.funnel;

import static dev.sluice.funnel.Stages.deaf;
import static dev.sluice.funnel.Stages.funnel;
import static dev.sluice.funnel.Stages.isDegradedBy;
import static dev.sluice.funnel.Stages.proposing;
import static dev.sluice.funnel.Stages.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.CandidateGenerator;
import dev.sluice.Deadline;
import dev.sluice.Degradation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls that hang cannot pile up, and hold up nobody for longer than their budget. */
@Timeout(60)
class BulkheadTest {
    private static final int REQUESTS = 200;
    private static final int MOST = 8;
    private static final StagePolicy FIFTY_MILLIS = StagePolicy.defaults().withBudget(Duration.ofMillis(50));

    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>());
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void stopThreads() {
        end.countDown();
        threads.shutdownNow();
    }

    private FunnelBuilder hanging(CandidateGenerator generator) {
        return funnel().generator("hangs", generator, 5, FIFTY_MILLIS)
                .generator("good", proposing(1, 2), 5)
                .fallback("popular", proposing(3))
                .executor(threads)
                .callsPerGenerator(MOST);
    }

    /** Hangs for ten seconds, unless it is interrupted, as a blocked read does. */
    private static CandidateGenerator interruptible() {
        return (query, limit) -> {
            try {
                TimeUnit.SECONDS.sleep(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new IllegalStateException("cut off");
        };
    }

    private static List<Duration> ask(Funnel funnel) {
        List<Duration> took = new ArrayList<>();
        for (int request = 0; request < REQUESTS; request++) {
            long start = System.nanoTime();
            FunnelRun run = funnel.run(query(10)
                    .limit(3)
                    .deadline(Deadline.in(Duration.ofSeconds(20)))
                    .build());
            took.add(Duration.ofNanos(System.nanoTime() - start));

            assertThat(run.candidates().items()).containsExactly(1, 2, 3);
            assertThat(isDegradedBy(run, Degradation.Reason.STAGE_TIMED_OUT)
                            || isDegradedBy(run, Degradation.Reason.STAGE_FAILED))
                    .as("%s", run.degradations())
                    .isTrue();
        }
        return took.stream().sorted().toList();
    }

    @Test
    void callsThatCannotBeStoppedAreBoundedByTheBulkheadAlone() {
        Funnel funnel = hanging(deaf(end)).withoutBreaker().build();
        List<Duration> took = ask(funnel);

        assertThat(funnel.health().get(0).underWay()).isEqualTo(MOST);
        assertThat(funnel.health().get(0).late()).isEqualTo(MOST);
        assertThat(threads.getLargestPoolSize()).isLessThanOrEqualTo(2 * MOST);
        assertWithinBudget(took, MOST);
    }

    @Test
    void callsThatAreInterruptedLeaveTheirThreads() {
        Funnel funnel = hanging(interruptible()).build();
        List<Duration> took = ask(funnel);

        assertThat(threads.getLargestPoolSize()).isLessThanOrEqualTo(2 * MOST);
        assertThat(funnel.health().get(0).breaker()).contains(BreakerState.OPEN);
        assertWithinBudget(took, BreakerSettings.defaults().window());
    }

    /** A machine that does something else delays answers, but by far less than what the generator hangs. */
    private static void assertWithinBudget(List<Duration> sorted, int waited) {
        assertThat(sorted.get(REQUESTS - waited)).isLessThan(Duration.ofMillis(500));
        assertThat(sorted.get(REQUESTS - 1)).isLessThan(Duration.ofSeconds(5));
    }
}
