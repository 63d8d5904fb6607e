package dev.sluice.train.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WorkersTest {
    private static final int THREADS = 4;

    /** Makes every thread wait for the others, so that all of them are there. */
    private static IntConsumer meeting(CyclicBarrier all) {
        return block -> {
            try {
                all.await();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };
    }

    private static List<Thread> threads(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("sluice-" + name + "-"))
                .toList();
    }

    @Test
    void everyBlockIsDoneOnce() {
        AtomicIntegerArray done = new AtomicIntegerArray(1000);
        try (Workers workers = new Workers(THREADS, "blocks")) {
            workers.run(done.length(), () -> done::incrementAndGet);
        }

        for (int block = 0; block < done.length(); block++) {
            assertThat(done.get(block)).as("block %d", block).isOne();
        }
    }

    @Test
    void noThreadIsLeft() {
        for (int round = 0; round < 50; round++) {
            CyclicBarrier all = new CyclicBarrier(THREADS);
            try (Workers workers = new Workers(THREADS, "ended")) {
                workers.run(THREADS, () -> meeting(all));
                assertThat(threads("ended")).hasSize(THREADS - 1);
            }
            assertThat(threads("ended")).isEmpty();
        }
    }

    @Test
    void aFailureOfAnyThreadReachesTheCaller() {
        Thread caller = Thread.currentThread();
        CyclicBarrier all = new CyclicBarrier(THREADS);
        AtomicBoolean failed = new AtomicBoolean();
        try (Workers workers = new Workers(THREADS, "failing")) {
            assertThatThrownBy(() -> workers.run(1000, () -> block -> {
                        if (block < THREADS) {
                            meeting(all).accept(block);
                        }
                        if (Thread.currentThread() != caller && failed.compareAndSet(false, true)) {
                            throw new ArithmeticException("block " + block);
                        }
                    }))
                    .isInstanceOf(ArithmeticException.class);
        }
        assertThat(threads("failing")).isEmpty();
    }

    @Test
    void anInterruptStopsAllAndStays() {
        Thread caller = Thread.currentThread();
        AtomicIntegerArray done = new AtomicIntegerArray(1);
        try (Workers workers = new Workers(THREADS, "interrupted")) {
            assertThatThrownBy(() -> workers.run(Integer.MAX_VALUE / 2, () -> block -> {
                        if (done.incrementAndGet(0) == 100) {
                            caller.interrupt();
                        }
                    }))
                    .isInstanceOf(CancellationException.class);
        }

        assertThat(threads("interrupted")).isEmpty();
        assertThat(Thread.interrupted()).isTrue();
    }
}
