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

/** A generator's call on the executor. But for its work, it belongs to the thread that waits for it. */
final class Call {
    private static final String TOO_MANY = "too many calls of it are still under way";

    private final GeneratorStage stage;
    private final Query query;
    private final CallLife life;
    private final Handed handed;
    private final long start = System.nanoTime();
    private final long time;
    private Optional<Proposal> outcome = Optional.empty();

    private Call(GeneratorStage stage, Query query, CallsUnderWay calls) {
        this.stage = stage;
        this.query = query;
        this.time = query.deadline().nanosLeft();
        this.life = new CallLife(stage.gate());
        this.handed = new Handed(new FutureTask<>(() -> work(calls)), life);
    }

    /**
     * What the executor has, until it is done with it. A call that nobody waits for any more may lie in its queue for
     * long: nothing of the request hangs on it then, since a task that was cancelled forgets its work.
     *
     * @param task gives nothing if the call found no place when it was to begin
     */
    private record Handed(FutureTask<Optional<Proposal>> task, CallLife life) implements Runnable {
        @Override
        public void run() {
            try {
                task.run();
            } finally {
                life.leaveExecutor();
            }
        }
    }

    /** @param query with the deadline of this stage */
    static Call start(GeneratorStage stage, Query query, CallsUnderWay calls, Executor executor) {
        Call call = new Call(stage, query, calls);
        switch (stage.gate().enter()) {
            case GRANTED -> call.handTo(executor);
            case CIRCUIT_OPEN -> call.settled(Proposal.leftAlone(stage.name()));
            case FULL -> call.refused(TOO_MANY);
            case CROWDED -> call.keep();
        }
        return call;
    }

    /** Nanoseconds it had when it was started. */
    long time() {
        return time;
    }

    /** Whoever waits for it runs it, unless there is a deadline, by which nobody would cut it off. */
    private void keep() {
        if (query.deadline().isBounded()) {
            foundNoPlace();
        } else {
            life.keep();
        }
    }

    private void handTo(Executor executor) {
        try {
            executor.execute(handed);
        } catch (RuntimeException e) {
            takeBack();
            refused("the executor took no more");
        } catch (Error e) {
            // No thread could be started, for example. The permits must not go with it.
            takeBack();
            throw e;
        }
    }

    private void takeBack() {
        life.leaveExecutor();
        handed.task().cancel(true);
        stage.gate().forget();
    }

    /** What is done on the executor, or by whoever waits. Nobody reads what an abandoned call gives. */
    private Optional<Proposal> work(CallsUnderWay calls) {
        if (!calls.enter()) {
            return Optional.empty();
        }
        Optional<Proposal> proposal = Optional.empty();
        try {
            if (life.begin()) {
                proposal = Optional.of(stage.ask(query, stage.count(query), calls));
            }
            return proposal;
        } finally {
            life.end(proposal.filter(Proposal::succeeded).isPresent());
            calls.leave();
        }
    }

    /** The result, or that it did not come by the deadline. */
    Proposal await() {
        if (outcome.isPresent()) {
            return outcome.get();
        }
        try {
            return result().map(this::ended).orElseGet(this::foundNoPlace);
        } catch (TimeoutException e) {
            return timedOut();
        } catch (ExecutionException e) {
            throw propagated(Objects.requireNonNullElse(e.getCause(), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for " + stage.name());
        }
    }

    /**
     * Waits until the deadline. If there is none, runs the call here if no thread has come to it, so that funnels
     * nested on one small pool cannot starve.
     */
    private Optional<Proposal> result() throws InterruptedException, ExecutionException, TimeoutException {
        if (query.deadline().isBounded()) {
            return handed.task().get(query.deadline().nanosLeft(), TimeUnit.NANOSECONDS);
        }
        handed.task().run();
        watch();
        return handed.task().get();
    }

    /** Nothing is waited for any more; the executor may have it still, and never come to it. */
    private void watch() {
        if (life.isSpent()) {
            stage.gate().watch(handed, life);
        }
    }

    private Proposal ended(Proposal proposal) {
        stage.gate().ended(proposal, query);
        return settled(proposal);
    }

    private Proposal foundNoPlace() {
        stage.gate().forget();
        return refused(TOO_MANY);
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
            refused("abandoned");
        }
    }

    /** Stops the work, and says whether it was going on. */
    private boolean stop() {
        boolean running = life.abandon();
        handed.task().cancel(true);
        watch();
        return running;
    }

    private Proposal refused(String why) {
        return settled(Proposal.without(stage.name(), StageOutcome.REFUSED, 0, why));
    }

    private Proposal settled(Proposal proposal) {
        outcome = Optional.of(proposal);
        return proposal;
    }

    private static RuntimeException propagated(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof VersionMismatchException mismatch ? mismatch : new IllegalStateException(cause);
    }
}
