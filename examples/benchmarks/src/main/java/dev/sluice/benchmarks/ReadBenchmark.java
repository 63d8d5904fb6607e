package dev.sluice.benchmarks;

import dev.sluice.examples.retrieve.SequentialRead;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How fast does this machine read 256 MB from front to back? The best of the loops is the limit of
 * {@link DotBenchmark}: both say {@code bytes} a second. A loop that this JVM cannot run fails and says so.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ReadBenchmark {
    /** Megabytes of memory. */
    @Param("256")
    public int megabytes;

    /** How it is read; {@code vector} is the loop with the widest vectors. */
    @Param({"copy", "sum", "vector"})
    public String loop = "";

    @SuppressWarnings("NullAway.Init") // JMH calls fill() first
    private SequentialRead memory;

    /** Made by JMH. */
    public ReadBenchmark() {}

    /** Takes the memory. */
    @Setup
    public void fill() {
        memory = new SequentialRead(megabytes * 1_000_000L);
        loop = memory.loops().stream()
                .filter(name -> name.startsWith(loop))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("loop must be one of " + memory.loops() + ": " + loop));
    }

    /** Everything once. */
    @Benchmark
    public long read(BytesRead counter) {
        counter.bytes += megabytes * 1_000_000L;
        return memory.read(loop);
    }

    /** Gives the memory back. */
    @TearDown
    public void free() {
        memory.close();
    }
}
