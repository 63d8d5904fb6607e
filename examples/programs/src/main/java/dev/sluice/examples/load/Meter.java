package dev.sluice.examples.load;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Adds up the CPU time and the heap that some work takes, in the threads that do it. What a virtual thread takes the
 * JVM does not tell.
 */
final class Meter {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final LongAdder cpuNanos = new LongAdder();
    private final LongAdder heapBytes = new LongAdder();

    /** Does something in this thread. */
    <T> T measure(Supplier<T> work) {
        long heap = THREADS.getCurrentThreadAllocatedBytes();
        long cpu = cpuNow();
        try {
            return work.get();
        } finally {
            cpuNanos.add(cpuNow() - cpu);
            heapBytes.add(THREADS.getCurrentThreadAllocatedBytes() - heap);
        }
    }

    /** The CPU time of this thread so far, 0 of a virtual one. */
    static long cpuNow() {
        try {
            return THREADS.getCurrentThreadCpuTime();
        } catch (UnsupportedOperationException e) {
            return 0;
        }
    }

    /** The same threads, what they do being metered. */
    Executor metered(Executor threads) {
        return task -> threads.execute(() -> measure(() -> {
            task.run();
            return task;
        }));
    }

    long cpuNanos() {
        return cpuNanos.sum();
    }

    long heapBytes() {
        return heapBytes.sum();
    }

    void reset() {
        cpuNanos.reset();
        heapBytes.reset();
    }
}
