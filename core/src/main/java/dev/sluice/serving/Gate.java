package dev.sluice.serving;

import dev.sluice.Deadline;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Lets requests in, as many as may be answered at once. */
final class Gate {
    private final Admission limits;
    private final Semaphore places;
    private final AtomicInteger waiting = new AtomicInteger();
    private final LongAdder turnedAway = new LongAdder();

    Gate(Admission limits) {
        this.limits = limits;
        this.places = new Semaphore(limits.concurrent(), true);
    }

    /**
     * Lets a request in, which must {@link #leave} then, or turns it away. Those that wait are let in one after the
     * other.
     *
     * @throws CancellationException if the thread is interrupted while it waits; it stays interrupted
     */
    boolean enter(Deadline deadline) {
        boolean entered = isFree() || waitFor(deadline);
        if (!entered) {
            turnedAway.increment();
        }
        return entered;
    }

    /** Takes a place if there is one and nobody waits for it. */
    private boolean isFree() {
        return waiting.get() == 0 && places.tryAcquire();
    }

    private boolean waitFor(Deadline deadline) {
        if (!isRoomToWait()) {
            return false;
        }
        try {
            long budget = (long) (limits.share() * deadline.nanosLeft());
            return places.tryAcquire(Math.min(budget, limits.longest().toNanos()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting to be admitted");
        } finally {
            waiting.decrementAndGet();
        }
    }

    private boolean isRoomToWait() {
        int before;
        do {
            before = waiting.get();
            if (before >= limits.waiting()) {
                return false;
            }
        } while (!waiting.compareAndSet(before, before + 1));
        return true;
    }

    void leave() {
        places.release();
    }

    Load load() {
        return new Load(Math.max(0, limits.concurrent() - places.availablePermits()), waiting.get(), turnedAway.sum());
    }
}
