package dev.sluice.examples.load;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks when a request is due, whether or not those before it are answered: users do not wait for each other. What a
 * request waits for a thread is part of its time, which runs from when it was due; so a recommender that stalls is
 * charged with every request that came meanwhile, not with one.
 *
 * @see <a href="https://www.usenix.org/conference/nsdi-06/open-versus-closed-cautionary-tale">Schroeder, Wierman and
 *     Harchol-Balter 2006, Open versus closed: a cautionary tale</a>
 */
final class OpenLoop {
    private static final long LATE_NANOS = 1_000_000;

    private final Asking asking;
    private final Executor threads;
    private final Duration patience;

    /**
     * @param threads take a request each
     * @param patience how long answers are waited for when the last request was sent
     */
    OpenLoop(Asking asking, Executor threads, Duration patience) {
        this.asking = asking;
        this.threads = threads;
        this.patience = patience;
    }

    /**
     * What the generator itself did.
     *
     * @param late requests that it handed over more than a millisecond after they were due
     * @param unanswered requests without an answer when its patience was at its end
     * @param nanos from the first request's due time to the last answer
     */
    record Sent(int late, long unanswered, long nanos) {}

    /** Sends every request and waits for the answers. */
    Sent run(Arrivals arrivals, Tally tally) {
        CountDownLatch answers = new CountDownLatch(arrivals.size());
        int late = 0;
        long start = System.nanoTime();
        for (int request = 0; request < arrivals.size(); request++) {
            long due = start + arrivals.nanos(request);
            waitFor(due);
            late += System.nanoTime() - due > LATE_NANOS ? 1 : 0;
            int user = arrivals.user(request);
            threads.execute(() -> {
                try {
                    asking.ask(user, due, tally);
                } finally {
                    answers.countDown();
                }
            });
        }
        await(answers);
        return new Sent(late, answers.getCount(), System.nanoTime() - start);
    }

    private static void waitFor(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void await(CountDownLatch answers) {
        try {
            answers.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
