package dev.sluice.examples;

import dev.sluice.examples.retrieve.Bench;
import dev.sluice.examples.retrieve.Measurement;
import dev.sluice.examples.retrieve.SequentialRead;
import dev.sluice.examples.retrieve.Timing;
import dev.sluice.store.EmbeddingStore;
import java.util.Locale;

/** Prints what came of searching vectors, beside the read. */
final class RetrievePrinter {
    private final Console console;
    private final SequentialRead.Pass read;
    private final double together;
    private final Bench bench;
    private final double readSeconds;

    /**
     * Prints to a console.
     *
     * @param read the fastest read of as many bytes as the items take, or of as many as can be had at once
     * @param together what all threads read that ask at the same time, in GB/s by the clock
     */
    RetrievePrinter(Console console, SequentialRead.Pass read, double together, Bench bench) {
        this.console = console;
        this.read = read;
        this.together = together;
        this.bench = bench;
        this.readSeconds = bench.items().bytes() / 1e9 / read.gigabytesPerSecond();
    }

    /** Says what is searched, on what, and what a table's columns are. */
    void begin(String truth, int threads) {
        console.say("Kernels: %s; Java %s", EmbeddingStore.kernels(), Runtime.version());
        console.say(
                "%,d items of %d floats, %,d queries; recall of the first %,d, %s",
                bench.items().items(),
                bench.items().store().dimension(),
                bench.queries().size(),
                bench.truth().size(),
                truth);
        console.say(
                "The read: %.2f ms of CPU time for %,d bytes (%.1f GB/s, %s, %s)",
                1e3 * readSeconds, bench.items().bytes(), read.gigabytesPerSecond(), read.loop(), read.pages());
        if (threads > 1) {
            console.say("Read by %d threads at the same time: %.1f GB/s by the clock", threads, together);
        }
        row(
                "index",
                "k",
                "threads",
                "batch",
                "effort",
                "recall",
                "queries/s",
                "by CPU time",
                "p50 us",
                "p99 us",
                "CPU us",
                "GFLOP/s",
                "build s",
                "MB",
                "heap KB",
                "of read");
    }

    /** Prints one measurement. */
    void line(Measurement measured) {
        Timing timing = measured.timing();
        row(
                measured.index(),
                Integer.toString(measured.k()),
                Integer.toString(measured.threads()),
                Integer.toString(measured.batch()),
                number(4, measured.effort()),
                number(4, measured.recall()),
                number(1, timing.queriesPerSecond()),
                number(1, timing.queriesPerCpuSecond()),
                number(0, timing.micros(50)),
                number(0, timing.micros(99)),
                number(0, 1e6 * timing.cpuSecondsPerQuery()),
                number(1, measured.gigaflops()),
                number(2, measured.buildSeconds()),
                number(1, measured.bytes() / 1e6),
                number(1, timing.heapBytesPerQuery() / 1e3),
                number(3, measured.ratioTo(readSeconds)));
        json(measured, timing);
    }

    private void row(Object... cells) {
        console.say("%-7s %6s %7s %5s %7s %7s %10s %11s %8s %8s %8s %7s %7s %8s %8s %7s", cells);
    }

    /** A number that means nothing here is left out. */
    private static String number(int decimals, double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    private void json(Measurement measured, Timing timing) {
        console.json(
                "index",
                measured.index(),
                "k",
                measured.k(),
                "threads",
                measured.threads(),
                "queries",
                timing.queries(),
                "recall",
                measured.recall(),
                "qps",
                timing.queriesPerSecond(),
                "cpu_qps",
                timing.queriesPerCpuSecond(),
                "p50_us",
                timing.micros(50),
                "p99_us",
                timing.micros(99),
                "build_s",
                measured.buildSeconds(),
                "bytes",
                measured.bytes(),
                "read_gb_s",
                read.gigabytesPerSecond(),
                "ratio_to_read",
                measured.ratioTo(readSeconds),
                "batch",
                measured.batch(),
                "effort",
                measured.effort(),
                "checked",
                measured.checked(),
                "cpu_ms",
                1e3 * timing.cpuSecondsPerQuery(),
                "cpu_p50_us",
                timing.cpuMicros(50),
                "gflops",
                measured.gigaflops(),
                "heap_bytes",
                timing.heapBytesPerQuery(),
                "read_ms",
                1e3 * readSeconds,
                "read_together_gb_s",
                together,
                "read_by",
                read.loop(),
                "huge_pages",
                measured.hugePages(),
                "read_pages",
                read.pages(),
                "items",
                bench.items().items(),
                "dimension",
                bench.items().store().dimension(),
                "kernels",
                EmbeddingStore.kernels(),
                "jdk",
                Runtime.version().toString());
    }
}
