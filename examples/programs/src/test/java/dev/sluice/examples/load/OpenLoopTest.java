package dev.sluice.examples.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ModelVersion;
import dev.sluice.PageToken;
import dev.sluice.Recommendations;
import dev.sluice.Recommender;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an open loop charges: all the time from when a request was due. */
class OpenLoopTest {
    private static final Recommendations NOTHING = new Recommendations(
            new ModelVersion("1"),
            List.of(),
            0,
            List.of(),
            List.of(),
            List.of(),
            PageToken.beginning(0, Instant.EPOCH));

    private final ExecutorService one = Executors.newSingleThreadExecutor();

    @AfterEach
    void end() {
        one.shutdownNow();
    }

    /**
     * One answer takes half a second. Of the 100 requests a second that come meanwhile each waits for what is left of
     * it; a loop that asked only when it got an answer would have seen one slow request. A machine that does something
     * else delays more of them at times, but not always.
     */
    @Test
    void aStallIsChargedToEveryRequestThatCameMeanwhile() {
        Tally tally = stalled();
        for (int again = 0; again < 4 && !isUndisturbed(tally); again++) {
            tally = stalled();
        }

        assertThat(tally.millis(99)).as("of the first").isBetween(400.0, 900.0);
        assertThat(tally.millis(75)).as("of those in the first half").isBetween(100.0, 500.0);
        assertThat(tally.millis(20)).as("of the second half").isLessThan(100);
    }

    private static boolean isUndisturbed(Tally tally) {
        return tally.millis(99) <= 900 && tally.millis(75) <= 500 && tally.millis(20) < 100;
    }

    private Tally stalled() {
        AtomicBoolean stalled = new AtomicBoolean();
        Tally tally = new Tally();
        Recommender recommender = request -> {
            if (stalled.compareAndSet(false, true)) {
                LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
            }
            return NOTHING;
        };
        OpenLoop.Sent sent = run(recommender, Arrivals.poisson(100, 1, 10, 3), tally);
        assertThat(sent.unanswered()).isZero();
        return tally;
    }

    @Test
    void anErrorIsCountedAndTheOthersAreAnswered() {
        AtomicBoolean thrown = new AtomicBoolean();
        Tally tally = new Tally();
        Arrivals arrivals = Arrivals.poisson(1000, 0.1, 10, 3);
        Recommender recommender = request -> {
            if (thrown.compareAndSet(false, true)) {
                throw new IllegalStateException("broken");
            }
            return NOTHING;
        };

        run(recommender, arrivals, tally);

        assertThat(tally.failures())
                .containsExactly(org.assertj.core.api.Assertions.entry("java.lang.IllegalStateException: broken", 1L));
        assertThat(tally.answered()).isEqualTo(arrivals.size() - 1);
    }

    @Test
    void whatIsNotAnsweredInTimeIsToldApart() {
        Tally tally = new Tally();
        Recommender recommender = request -> {
            LockSupport.parkNanos(Duration.ofSeconds(20).toNanos());
            return NOTHING;
        };
        Arrivals arrivals = Arrivals.poisson(1000, 0.05, 10, 3);

        OpenLoop.Sent sent = run(recommender, arrivals, tally);

        assertThat(sent.unanswered()).isEqualTo(arrivals.size());
    }

    private OpenLoop.Sent run(Recommender recommender, Arrivals arrivals, Tally tally) {
        Asking asking = new Asking(recommender, (user, answer) -> Optional.empty(), Optional.empty(), new Meter());
        return new OpenLoop(asking, one, Duration.ofSeconds(1)).run(arrivals, tally);
    }
}
