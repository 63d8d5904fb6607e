package dev.sluice.funnel;

import dev.sluice.Query;
import dev.sluice.StageOutcome;
import dev.sluice.VersionMismatchException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A generator's call on the executor. It is within the stage's gate from the moment it is handed over until the
 * executor is done with it, so that neither hanging calls nor calls waiting behind them can pile up. But for its work,
 * it belongs to the thread that waits for it.
 */
final class Call {
    private enum Phase {
        WAITING,
        RUNNING,
        ABANDONED,
        ENDED
    }

    private final GeneratorStage stage;
    private final Query query;
    private final FutureTask<Proposal> task;
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.WAITING);
    private final long start = System.nanoTime();
    private final long time;
    private Optional<Proposal> outcome = Optional.empty();

    private Call(GeneratorStage stage, Query query, CallsUnderWay calls) {
        this.stage = stage;
        this.query = query;
        this.time = query.deadline().nanosLeft();
        this.task = new FutureTask<>(() -> work(calls));
    }

    /** @param query with the deadline of this stage */
    static Call start(GeneratorStage stage, Query query, CallsUnderWay calls, Executor executor) {
        Call call = new Call(stage, query, calls);
        switch (stage.gate().enter()) {
            case GRANTED -> call.handTo(executor);
            case CIRCUIT_OPEN -> call.without(StageOutcome.SKIPPED, Journal.CIRCUIT_OPEN);
            case FULL -> call.without(StageOutcome.FAILED, "too many calls of it are still under way");
        }
        return call;
    }

    /** Nanoseconds it had when it was started. */
    long time() {
        return time;
    }

    private void handTo(Executor executor) {
        AtomicBoolean left = new AtomicBoolean();
        Runnable leave = () -> {
            if (left.compareAndSet(false, true)) {
                stage.gate().leave();
            }
        };
        try {
            executor.execute(() -> {
                try {
                    task.run();
                } finally {
                    leave.run();
                }
            });
        } catch (RuntimeException e) {
            leave.run();
            stage.gate().forget();
            without(StageOutcome.FAILED, "the executor refused it");
        } catch (Error e) {
            // No thread could be started, for example. The permits must not go with it.
            leave.run();
            stage.gate().forget();
            throw e;
        }
    }

    /** What is done on the executor, or by whoever waits. */
    private Proposal work(CallsUnderWay calls) {
        if (!calls.enter()) {
            throw new CancellationException("the request is over");
        }
        boolean succeeded = false;
        try {
            if (!phase.compareAndSet(Phase.WAITING, Phase.RUNNING)) {
                throw new CancellationException("nobody waits for it any more");
            }
            Proposal proposal = stage.ask(query, stage.count(query), calls);
            succeeded = proposal.succeeded();
            return proposal;
        } finally {
            noteEnd(succeeded);
            calls.leave();
        }
    }

    private void noteEnd(boolean succeeded) {
        if (phase.getAndSet(Phase.ENDED) == Phase.ABANDONED) {
            stage.gate().lateEnds();
            if (succeeded) {
                stage.gate().lateResult();
            }
        }
    }

    /** The result, or that it did not come by the deadline. */
    Proposal await() {
        if (outcome.isPresent()) {
            return outcome.get();
        }
        try {
            Proposal proposal = query.deadline().isBounded()
                    ? task.get(query.deadline().nanosLeft(), TimeUnit.NANOSECONDS)
                    : help();
            stage.gate().ended(proposal, query);
            return settled(proposal);
        } catch (TimeoutException e) {
            return timedOut();
        } catch (ExecutionException e) {
            throw propagated(Objects.requireNonNullElse(e.getCause(), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for " + stage.name());
        }
    }

    private Proposal timedOut() {
        long nanos = System.nanoTime() - start;
        String detail = "not done after " + Duration.ofNanos(nanos).toMillis() + " ms";
        Proposal late = Proposal.without(stage.name(), StageOutcome.TIMED_OUT, nanos, detail);
        if (stop()) {
            stage.gate().ended(late, query);
        } else {
            // No thread came to it in time, which is not the generator's fault.
            stage.gate().forget();
        }
        return settled(late);
    }

    /** Stops the call if it has not ended, of which nothing came then. */
    void abandon() {
        if (outcome.isEmpty()) {
            stop();
            stage.gate().forget();
            without(StageOutcome.SKIPPED, "abandoned");
        }
    }

    /** Stops the work, and says whether it was going on. */
    private boolean stop() {
        stage.gate().lateBegins();
        boolean running = phase.compareAndSet(Phase.RUNNING, Phase.ABANDONED);
        if (!running) {
            stage.gate().lateEnds();
        }
        task.cancel(true);
        return running;
    }

    private void without(StageOutcome how, String detail) {
        settled(Proposal.without(stage.name(), how, 0, detail));
    }

    private Proposal settled(Proposal proposal) {
        outcome = Optional.of(proposal);
        return proposal;
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
