package dev.sluice.funnel;

import dev.sluice.Query;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * What stands before a generator: a bound on its calls, so that hanging ones cannot pile up, and a circuit breaker, if
 * there is one. Counts the calls that nobody waits for any more.
 */
final class Gate {
    /** Whether a call may be made. */
    enum Entry {
        /** It may. The gate is told what came of it. */
        GRANTED,
        /** The generator failed too often. */
        CIRCUIT_OPEN,
        /** As many calls run as may. */
        FULL,
        /**
         * Another could run, but the executor still has too many that nobody waits for. Only who runs it in the own
         * thread may make it.
         */
        CROWDED
    }

    private final int most;
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger leftBehind = new AtomicInteger();
    private final Optional<Breaker> breaker;
    private final AtomicInteger late = new AtomicInteger();
    private final LongAdder lateResults = new LongAdder();
    private final Stranded stranded = new Stranded();

    /** @param most calls that may run at the same time */
    Gate(int most, Optional<Breaker> breaker) {
        this.most = most;
        this.breaker = breaker;
    }

    /** Asks for a call; its permit is {@linkplain #take taken} when it begins. */
    Entry enter() {
        if (breaker.isPresent() && !breaker.get().lets()) {
            return Entry.CIRCUIT_OPEN;
        }
        if (running.get() >= most) {
            forget();
            return Entry.FULL;
        }
        return isCrowded() ? Entry.CROWDED : Entry.GRANTED;
    }

    private boolean isCrowded() {
        if (underWay() < most) {
            return false;
        }
        stranded.endDropped();
        return underWay() >= most;
    }

    private long underWay() {
        return (long) running.get() + leftBehind.get();
    }

    /**
     * Takes a permit to run, though there be none left, and says whether there was. Only calls that are told so run, so
     * that these are never too many.
     */
    boolean take() {
        return running.getAndIncrement() < most;
    }

    void giveBack() {
        running.decrementAndGet();
    }

    /** The executor still has a call that nothing will come of any more. */
    void leftBehind() {
        leftBehind.incrementAndGet();
    }

    /** It is done with it. */
    void cleared() {
        leftBehind.decrementAndGet();
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

    /** Finds out when the executor drops what nobody waits for any more. */
    void watch(Runnable handed, CallLife life) {
        stranded.add(handed, life);
    }

    GeneratorHealth health(String stage) {
        stranded.endDropped();
        return new GeneratorHealth(stage, (int) underWay(), late.get(), lateResults.sum(), breaker.map(Breaker::state));
    }
}
