package dev.sluice.funnel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * The calls that work for one request. A generator that is too late goes on for a while after its request was answered;
 * what the request holds, a lease above all, is given back when the last call has ended.
 */
final class CallsUnderWay {
    private final AtomicInteger count = new AtomicInteger(1);
    private final Runnable whenQuiet;
    private volatile boolean over;

    /** @param whenQuiet run once, by whoever is the last */
    CallsUnderWay(Runnable whenQuiet) {
        this.whenQuiet = whenQuiet;
    }

    /** Begins a call, unless the request is over. Whoever gets true must {@link #leave}. */
    boolean enter() {
        int before;
        do {
            before = count.get();
            if (before == 0 || over) {
                return false;
            }
        } while (!count.compareAndSet(before, before + 1));
        return true;
    }

    void leave() {
        if (count.decrementAndGet() == 0) {
            whenQuiet.run();
        }
    }

    /** Nobody waits any more: no call may begin, and those under way should stop. Called once, by the request. */
    void end() {
        over = true;
        leave();
    }

    /** Whether a call should stop: for a reason of its own, or because nobody waits any more. */
    BooleanSupplier orOver(BooleanSupplier reason) {
        return () -> over || reason.getAsBoolean();
    }
}
