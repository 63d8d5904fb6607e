package dev.sluice.examples.retrieve;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;

/**
 * How fast one thread of this machine reads memory from front to back, whatever it reads for: the limit of every scan,
 * against which scans are judged. Several loops are tried, since no one of them is the fastest on every JDK.
 *
 * <p>Times are CPU times of the calling thread, so that other programs disturb them little. For one thread.
 */
public final class SequentialRead implements AutoCloseable {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int MOST_BYTES = 1 << 30;

    private final ReadMemory memory;
    private final List<ReadLoop> loops = ReadLoop.all();
    /** Where results go, so that no loop can be left out as useless. */
    @SuppressWarnings("UnusedVariable")
    private long sink;

    /**
     * Takes that much memory outside the heap and touches all of it.
     *
     * @param bytes rounded up to a whole number of 8 KiB, from 1 to 1 GiB; several times what the caches hold, or it is
     *     they that are measured
     */
    public SequentialRead(long bytes) {
        if (bytes < 1 || bytes > MOST_BYTES) {
            throw new IllegalArgumentException("bytes must be from 1 to " + MOST_BYTES + ": " + bytes);
        }
        int whole = (int) ((bytes + ReadLoop.PIECE - 1) / ReadLoop.PIECE) * ReadLoop.PIECE;
        this.memory = ReadMemory.of(whole);
        for (int at = 0; at < whole; at += Long.BYTES) {
            memory.bytes().putLong(at, at);
        }
    }

    /**
     * One way of reading, and its fastest pass.
     *
     * @param loop the way: {@code copy}, {@code sum} or {@code vector-} with the bits of a vector
     * @param pages the pages of the memory, huge or ordinary
     * @param bytes read in a pass
     * @param seconds of CPU time, the least that a pass took
     */
    public record Pass(String loop, String pages, long bytes, double seconds) {
        /** Thousands of millions of bytes a second. */
        public double gigabytesPerSecond() {
            return bytes / seconds / 1e9;
        }
    }

    /** Names of the loops that this JVM can run. */
    public List<String> loops() {
        return loops.stream().map(ReadLoop::name).toList();
    }

    /** Reads everything once by the loop of that name; the result depends on every byte read. */
    public long read(String loop) {
        return named(loop).read(memory.bytes());
    }

    /**
     * Reads everything that many times by every loop.
     *
     * @param passes at least 1; the first few are slow, until the loop is compiled
     * @return the fastest pass of all
     */
    public Pass best(int passes) {
        if (passes < 1) {
            throw new IllegalArgumentException("passes must be at least 1: " + passes);
        }
        Pass best = pass(loops.get(0));
        for (int pass = 0; pass < passes; pass++) {
            for (ReadLoop loop : loops) {
                Pass next = pass(loop);
                best = next.seconds() < best.seconds() ? next : best;
            }
        }
        return best;
    }

    /**
     * How much threads read that all read everything at the same time: the limit of scans by many threads, which is
     * less than that of one times their number where one alone takes most of what memory gives.
     *
     * @param by the loop, which has been compiled
     * @param threads at least 1
     * @param seconds for how long, greater than 0
     * @return thousands of millions of bytes a second of the clock
     */
    public double together(Pass by, int threads, double seconds) {
        ReadLoop loop = named(by.loop());
        Work reads = new Work(threads, 1, () -> call -> (int) loop.read(memory.bytes()));
        Timing timing = new Askers(threads, seconds).run(reads);
        return timing.queriesPerSecond() * memory.bytes().capacity() / 1e9;
    }

    private Pass pass(ReadLoop loop) {
        long start = THREADS.getCurrentThreadCpuTime();
        sink += loop.read(memory.bytes());
        long end = THREADS.getCurrentThreadCpuTime();
        return new Pass(loop.name(), memory.pages(), memory.bytes().capacity(), (end - start) / 1e9);
    }

    private ReadLoop named(String name) {
        return loops.stream()
                .filter(loop -> loop.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("loop must be one of " + loops() + ": " + name));
    }

    /** Gives the memory back. */
    @Override
    public void close() {
        memory.close();
    }
}
