package dev.sluice.serving;

import java.util.concurrent.atomic.AtomicInteger;

/** How many hold something that is given back when the last one lets go. Whoever made it holds it. */
final class Holds {
    private final AtomicInteger count = new AtomicInteger(1);
    private final Runnable whenFree;

    /** @param whenFree run once, by whoever is the last */
    Holds(Runnable whenFree) {
        this.whenFree = whenFree;
    }

    /** Holds it too, unless it was given back. Whoever gets true must {@link #release}. */
    boolean tryHold() {
        return count.getAndUpdate(holders -> holders == 0 ? 0 : holders + 1) > 0;
    }

    void release() {
        if (count.decrementAndGet() == 0) {
            whenFree.run();
        }
    }
}
