package dev.sluice.internal.memory;

import java.util.ArrayDeque;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Scratch memory that belongs to one thread at a time, kept for the next one: a few pieces a processor, since requests
 * that come at once share the processors, or one where a piece is large. For threads that are as many as requests, as
 * virtual ones are, which would each have one of its own otherwise.
 */
public final class Pool<T> {
    private static final int PIECES_A_PROCESSOR = 8;

    private final Supplier<T> make;
    private final Predicate<T> worthKeeping;
    private final int most;
    /** The piece that was used last comes first: it is the most likely to be in a cache. */
    private final ArrayDeque<T> idle;

    private Pool(Supplier<T> make, Predicate<T> worthKeeping, int most) {
        this.make = make;
        this.worthKeeping = worthKeeping;
        this.most = most;
        this.idle = new ArrayDeque<>(most);
    }

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
        this(make, worthKeeping, PIECES_A_PROCESSOR * processors());
    }

    /**
     * One of large pieces, of which it keeps one a processor.
     *
     * @param make what is called when none is idle, by many threads at a time
     */
    public static <T> Pool<T> ofLarge(Supplier<T> make, Predicate<T> worthKeeping) {
        return new Pool<>(make, worthKeeping, processors());
    }

    private static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** One that nobody else has, with whatever the last one left in it. */
    public T take() {
        T kept = taken();
        return kept == null ? make.get() : kept;
    }

    private @Nullable T taken() {
        synchronized (idle) {
            return idle.pollFirst();
        }
    }

    /** Gives one back, which the caller must not use any more; what is too much is dropped. */
    public void giveBack(T used) {
        if (!worthKeeping.test(used)) {
            return;
        }
        synchronized (idle) {
            if (idle.size() < most) {
                idle.addFirst(used);
            }
        }
    }
}
