package dev.sluice.examples.retrieve;

import org.HdrHistogram.Histogram;

/** What it took to ask so often. Is filled by one thread, then read. */
public final class Timing {
    private static final int DIGITS = 3;

    private final Histogram wall = new Histogram(DIGITS);
    private final Histogram cpu = new Histogram(DIGITS);
    private long queries;
    private long cpuNanos;
    private long heapBytes;
    private double perSecond;
    private double perCpuSecond;
    /** Where answers go, so that no search can be left out as useless. */
    long sink;

    Timing() {}

    void record(int asked, long wallNanos, long cpuNanosOfCall) {
        queries += asked;
        wall.recordValue(Math.max(0, wallNanos));
        cpu.recordValue(Math.max(0, cpuNanosOfCall / asked));
    }

    void finish(long wallNanos, long cpuNanosOfAll, long heap) {
        cpuNanos = cpuNanosOfAll;
        heapBytes = heap;
        perSecond = queries * 1e9 / Math.max(1, wallNanos);
        perCpuSecond = queries * 1e9 / Math.max(1, cpuNanosOfAll);
    }

    void add(Timing other) {
        wall.add(other.wall);
        cpu.add(other.cpu);
        queries += other.queries;
        cpuNanos += other.cpuNanos;
        heapBytes += other.heapBytes;
        perSecond += other.perSecond;
        perCpuSecond += other.perCpuSecond;
        sink += other.sink;
    }

    /** How many queries were answered. */
    public long queries() {
        return queries;
    }

    /** Queries a second by the clock, all threads together. */
    public double queriesPerSecond() {
        return perSecond;
    }

    /** The same by the threads' CPU time: what it would be if no other program took time from them. */
    public double queriesPerCpuSecond() {
        return perCpuSecond;
    }

    /** Seconds of CPU time that a query took, on average. */
    public double cpuSecondsPerQuery() {
        return cpuNanos / 1e9 / queries;
    }

    /** Microseconds of CPU time within which that share of the queries was answered, in percent. */
    public double cpuMicros(double percent) {
        return cpu.getValueAtPercentile(percent) / 1e3;
    }

    /** Microseconds within which that share of the calls was answered, in percent; a batch is one call. */
    public double micros(double percent) {
        return wall.getValueAtPercentile(percent) / 1e3;
    }

    /** Bytes of heap that a query took, its answer among them, on average. */
    public double heapBytesPerQuery() {
        return (double) heapBytes / queries;
    }
}
