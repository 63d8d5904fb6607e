package dev.sluice.train.engine;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The threads of one training, the calling one among them. Work comes in numbered blocks that any thread may take; a
 * result that depends on its block alone is the same for any number of threads.
 */
public final class Workers implements AutoCloseable {
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private final int threads;
    private final ExecutorService pool;
    private final Queue<Thread> started = new ConcurrentLinkedQueue<>();
    private final LongAdder cpuNanos = new LongAdder();

    public Workers(int threads, String name) {
        this.threads = threads;
        AtomicInteger number = new AtomicInteger();
        this.pool = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "sluice-" + name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            started.add(thread);
            return thread;
        });
    }

    /**
     * Does every block once and returns when all are done, or when one has failed and the others have stopped.
     *
     * @param worker asked once by each thread, for what does its blocks
     * @throws CancellationException if the calling thread is interrupted
     */
    public void run(int blocks, Supplier<IntConsumer> worker) {
        Run run = new Run(blocks, worker, Thread.currentThread());
        CompletableFuture<?>[] others = IntStream.range(1, Math.min(threads, blocks))
                .mapToObj(i -> CompletableFuture.runAsync(run, pool))
                .toArray(CompletableFuture<?>[]::new);
        run.run();
        CompletableFuture.allOf(others).join();
        run.throwFailure();
    }

    /** Processor time spent in {@link #run} so far, over all threads; NaN where the platform cannot tell. */
    public double cpuSeconds() {
        return CLOCK.isCurrentThreadCpuTimeSupported() ? cpuNanos.sum() * 1e-9 : Double.NaN;
    }

    /**
     * Requires that a thread goes on.
     *
     * @throws CancellationException if it is interrupted, which it stays
     */
    public static void requireUninterrupted(Thread thread) {
        if (thread.isInterrupted()) {
            throw new CancellationException("training was interrupted");
        }
    }

    private static long cpuNanosOfThread() {
        return CLOCK.isCurrentThreadCpuTimeSupported() ? CLOCK.getCurrentThreadCpuTime() : 0;
    }

    /** Waits until the threads have ended, which they do soon, having no work; an interrupt stays set. */
    @Override
    public void close() {
        pool.shutdown();
        boolean interrupted = false;
        for (Thread thread : started) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Run implements Runnable {
        private final int blocks;
        private final Supplier<IntConsumer> worker;
        private final Thread caller;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

        Run(int blocks, Supplier<IntConsumer> worker, Thread caller) {
            this.blocks = blocks;
            this.worker = worker;
            this.caller = caller;
        }

        @Override
        public void run() {
            long start = cpuNanosOfThread();
            try {
                IntConsumer work = worker.get();
                for (int block = next.getAndIncrement(); block < blocks; block = next.getAndIncrement()) {
                    if (failure.get() != null) {
                        return;
                    }
                    requireUninterrupted(caller);
                    work.accept(block);
                }
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
            } finally {
                cpuNanos.add(cpuNanosOfThread() - start);
            }
        }

        void throwFailure() {
            Throwable thrown = failure.get();
            if (thrown instanceof Error error) {
                throw error;
            }
            if (thrown instanceof RuntimeException exception) {
                throw exception;
            }
        }
    }
}
