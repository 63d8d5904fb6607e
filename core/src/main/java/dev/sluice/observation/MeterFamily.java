package dev.sluice.observation;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Meters that differ in a name which is not of this package's making, a stage's above all. There are at most
 * {@value #MOST} of them, however many names come: those after that share the one named {@value #OTHER}.
 */
final class MeterFamily<M> {
    static final int MOST = 100;
    static final String OTHER = "other";

    private final Function<String, M> make;
    private final ConcurrentHashMap<String, M> known = new ConcurrentHashMap<>();
    private final ReentrantLock growing = new ReentrantLock();

    MeterFamily(Function<String, M> make) {
        this.make = make;
    }

    M of(String name) {
        M meter = known.get(name);
        return meter == null ? unknown(name) : meter;
    }

    private M unknown(String name) {
        growing.lock();
        try {
            boolean hasPlace = known.size() < MOST - 1 || known.containsKey(name);
            return known.computeIfAbsent(hasPlace ? name : OTHER, make);
        } finally {
            growing.unlock();
        }
    }
}
