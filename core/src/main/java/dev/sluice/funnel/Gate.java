package dev.sluice.funnel;

import dev.sluice.Query;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * What stands before a generator: a bound on its calls, so that hanging ones cannot pile up, and a circuit breaker, if
 * there is one. Counts the calls that nobody waits for any more.
 */
final class Gate {
    /** Whether a call may go through. */
    enum Entry {
        /** It may. The gate is told when it {@linkplain #leave left} and what came of it. */
        GRANTED,
        /** The generator failed too often. */
        CIRCUIT_OPEN,
        /** Too many calls are under way. */
        FULL
    }

    private final int most;
    private final Semaphore permits;
    private final Optional<Breaker> breaker;
    private final AtomicInteger late = new AtomicInteger();
    private final LongAdder lateResults = new LongAdder();

    /** @param most calls at the same time */
    Gate(int most, Optional<Breaker> breaker) {
        this.most = most;
        this.permits = new Semaphore(most);
        this.breaker = breaker;
    }

    Entry enter() {
        if (breaker.isPresent() && !breaker.get().lets()) {
            return Entry.CIRCUIT_OPEN;
        }
        if (!permits.tryAcquire()) {
            forget();
            return Entry.FULL;
        }
        return Entry.GRANTED;
    }

    void leave() {
        permits.release();
    }

    /** What came of a call. That the application cancelled it says nothing about the generator. */
    void ended(Proposal proposal, Query query) {
        boolean calledOff = query.cancelled() && !query.deadline().isPassed();
        if (calledOff && !proposal.succeeded()) {
            forget();
        } else {
            breaker.ifPresent(
                    it -> it.ended(proposal.succeeded(), proposal.report().nanos()));
        }
    }

    /** The call came to nothing that would say something about the generator. */
    void forget() {
        breaker.ifPresent(Breaker::forget);
    }

    void lateBegins() {
        late.incrementAndGet();
    }

    void lateEnds() {
        late.decrementAndGet();
    }

    void lateResult() {
        lateResults.increment();
    }

    GeneratorHealth health(String stage) {
        return new GeneratorHealth(
                stage, most - permits.availablePermits(), late.get(), lateResults.sum(), breaker.map(Breaker::state));
    }
}
