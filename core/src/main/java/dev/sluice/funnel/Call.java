package dev.sluice.funnel;

import dev.sluice.Deadline;
import dev.sluice.Query;
import dev.sluice.StageOutcome;
import dev.sluice.VersionMismatchException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A generator's call on the executor. It takes a permit of the stage's bulkhead from the moment it is handed over until
 * the executor is done with it, so that neither hanging calls nor calls waiting behind them can pile up.
 */
final class Call {
    private final GeneratorStage stage;
    private final FutureTask<Proposal> task;
    private final long start = System.nanoTime();
    private String refusal = "";

    private Call(GeneratorStage stage, FutureTask<Proposal> task) {
        this.stage = stage;
        this.task = task;
    }

    static Call start(GeneratorStage stage, Query query, CallsUnderWay calls, Executor executor) {
        Call call = new Call(stage, new FutureTask<>(() -> {
            if (!calls.enter()) {
                throw new CancellationException("the request is over");
            }
            try {
                return stage.ask(query, stage.count(query), calls);
            } finally {
                calls.leave();
            }
        }));
        call.handTo(executor);
        return call;
    }

    private void handTo(Executor executor) {
        if (!stage.bulkhead().tryAcquire()) {
            refusal = "too many calls of it are still under way";
            return;
        }
        AtomicBoolean released = new AtomicBoolean();
        Runnable release = () -> {
            if (released.compareAndSet(false, true)) {
                stage.bulkhead().release();
            }
        };
        try {
            executor.execute(() -> {
                try {
                    task.run();
                } finally {
                    release.run();
                }
            });
        } catch (RuntimeException e) {
            release.run();
            refusal = "the executor refused it";
        } catch (Error e) {
            // No thread could be started, for example. The permit must not go with it.
            release.run();
            throw e;
        }
    }

    /** The result, or that it did not come by the deadline. */
    Proposal await(Deadline deadline) {
        if (!refusal.isEmpty()) {
            return Proposal.without(stage.name(), StageOutcome.FAILED, 0, refusal);
        }
        try {
            return deadline.isBounded() ? task.get(deadline.nanosLeft(), TimeUnit.NANOSECONDS) : help();
        } catch (TimeoutException e) {
            abandon();
            long nanos = System.nanoTime() - start;
            return Proposal.without(
                    stage.name(),
                    StageOutcome.TIMED_OUT,
                    nanos,
                    "not done after " + Duration.ofNanos(nanos).toMillis() + " ms");
        } catch (ExecutionException e) {
            throw propagated(Objects.requireNonNullElse(e.getCause(), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for " + stage.name());
        }
    }

    /** Stops the call if it has not ended. */
    void abandon() {
        task.cancel(true);
    }

    /** Runs the call here if no thread has come to it, so that funnels nested on one small pool cannot starve. */
    private Proposal help() throws ExecutionException, InterruptedException {
        task.run();
        return task.get();
    }

    private static RuntimeException propagated(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof VersionMismatchException mismatch ? mismatch : new IllegalStateException(cause);
    }
}
