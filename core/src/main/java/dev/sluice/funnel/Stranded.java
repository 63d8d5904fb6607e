package dev.sluice.funnel;

import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Calls that were abandoned before a thread came to them. An executor may never come to them, and not say so: some drop
 * the oldest when their queue is full. That shows once the collector has taken what it was given.
 */
final class Stranded {
    private final ReferenceQueue<Runnable> dropped = new ReferenceQueue<>();
    private final Set<Trace> traces = ConcurrentHashMap.newKeySet();

    /** @param handed what the executor was given; nobody else may hold it any longer */
    void add(Runnable handed, CallLife life) {
        endDropped();
        traces.add(new Trace(handed, dropped, life));
    }

    /** Ends those that the executor holds no longer. */
    void endDropped() {
        for (Reference<?> found = dropped.poll(); found != null; found = dropped.poll()) {
            if (found instanceof Trace trace && traces.remove(trace)) {
                trace.life.leaveExecutor();
            }
        }
    }

    private static final class Trace extends PhantomReference<Runnable> {
        private final CallLife life;

        Trace(Runnable handed, ReferenceQueue<Runnable> dropped, CallLife life) {
            super(handed, dropped);
            this.life = life;
        }
    }
}
