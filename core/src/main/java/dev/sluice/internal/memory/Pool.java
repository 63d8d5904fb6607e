package dev.sluice.internal.memory;

import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Scratch memory that belongs to one thread at a time, kept for the next one: at most one piece a processor. For
 * threads that are as many as requests, as virtual ones are, which would each have one of its own otherwise.
 */
public final class Pool<T> {
    private final Supplier<T> make;
    private final Predicate<T> worthKeeping;
    private final Queue<T> idle = new ArrayBlockingQueue<>(Runtime.getRuntime().availableProcessors());

    /** @param make what is called when none is idle, by many threads at a time */
    public Pool(Supplier<T> make) {
        this(make, used -> true);
    }

    /**
     * One that drops what became too large.
     *
     * @param make what is called when none is idle, by many threads at a time
     * @param worthKeeping of what is given back
     */
    public Pool(Supplier<T> make, Predicate<T> worthKeeping) {
        this.make = make;
        this.worthKeeping = worthKeeping;
    }

    /** One that nobody else has, with whatever the last one left in it. */
    public T take() {
        T kept = idle.poll();
        return kept == null ? make.get() : kept;
    }

    /** Gives one back, which the caller must not use any more; what is too much is dropped. */
    public void giveBack(T used) {
        if (worthKeeping.test(used)) {
            idle.offer(used);
        }
    }
}
