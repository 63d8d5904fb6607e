package dev.sluice.examples.retrieve;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntUnaryOperator;

/**
 * Threads that ask again and again, each for itself.
 *
 * @param threads how many, at least 1
 * @param seconds for how long, greater than 0; the call under way is waited for
 */
public record Askers(int threads, double seconds) {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final double LONGEST_WARM_UP = 3;

    /** Checks the ranges. */
    public Askers {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1: " + threads);
        }
        if (!(seconds > 0 && seconds <= 1e6)) {
            throw new IllegalArgumentException("seconds must be greater than 0 and at most 1000000: " + seconds);
        }
    }

    /** Asks until the code is compiled and the memory is there, as long as afterwards but for at most 3 seconds. */
    public void warmUp(Work work) {
        new Askers(threads, Math.min(seconds, LONGEST_WARM_UP)).run(work);
    }

    /** Asks, and says what it took. */
    public Timing run(Work work) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CyclicBarrier start = new CyclicBarrier(threads);
            List<Callable<Timing>> loops = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                int first = (int) ((long) work.calls() * thread / threads);
                loops.add(() -> {
                    IntUnaryOperator call = work.begin().get();
                    start.await();
                    return loop(work, call, first);
                });
            }
            Timing sum = new Timing();
            for (Future<Timing> one : pool.invokeAll(loops)) {
                sum.add(one.get());
            }
            return sum;
        } catch (ExecutionException e) {
            throw asItWas(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            pool.shutdownNow();
        }
    }

    private Timing loop(Work work, IntUnaryOperator call, int first) {
        Timing timing = new Timing();
        int at = first;
        long heap = THREADS.getCurrentThreadAllocatedBytes();
        long begin = System.nanoTime();
        long end = begin + (long) (seconds * 1e9);
        long cpu = THREADS.getCurrentThreadCpuTime();
        long firstCpu = cpu;
        long last = begin;
        do {
            timing.sink += call.applyAsInt(at);
            long now = System.nanoTime();
            long cpuNow = THREADS.getCurrentThreadCpuTime();
            timing.record(work.queries(at), now - last, cpuNow - cpu);
            last = now;
            cpu = cpuNow;
            at = at + 1 == work.calls() ? 0 : at + 1;
        } while (last < end);
        timing.finish(last - begin, cpu - firstCpu, THREADS.getCurrentThreadAllocatedBytes() - heap);
        return timing;
    }

    private static RuntimeException asItWas(ExecutionException failed) {
        if (failed.getCause() instanceof RuntimeException e) {
            return e;
        }
        if (failed.getCause() instanceof Error e) {
            throw e;
        }
        return new IllegalStateException(failed);
    }
}
