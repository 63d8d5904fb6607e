package dev.sluice.benchmarks;

import dev.sluice.ModelVersion;
import dev.sluice.store.ElementType;
import dev.sluice.store.EmbeddingStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
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
 * How many queries a second does a mapped table answer, all rows in order or a thousand of them at random, and how many
 * bytes a second are that? {@link ReadBenchmark} says how many bytes the machine could have read. Every table has as
 * many numbers, so that only the shape of its rows differs; the default is far larger than a cache.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DotBenchmark {
    private static final int GATHERED = 1000;

    /** Millions of numbers in the table; 6 and less may fit the last-level cache. */
    @Param("64")
    public int millions;

    /** Numbers in a row. */
    @Param({"16", "32", "64", "128", "256", "512"})
    public int dimension;

    /** What a number is stored as. */
    @Param({"F32", "F16", "I8"})
    public ElementType type = ElementType.F32;

    private Path file = Path.of("");

    @SuppressWarnings("NullAway.Init") // JMH calls map() first
    private EmbeddingStore store;

    private final int[] some = new int[GATHERED];
    private float[] query = {};
    private float[] scores = {};
    private long bytes;

    /** Made by JMH. */
    public DotBenchmark() {}

    /** Writes the table and maps it. */
    @Setup
    public void map() throws IOException {
        Random random = new Random(1);
        int rows = millions * 1_000_000 / dimension;
        query = new float[dimension];
        file = Files.createTempFile("benchmark", ".emb");
        EmbeddingStore.write(file, new ModelVersion("benchmark"), type, dimension, writer -> {
            for (int row = 0; row < rows; row++) {
                fill(query, random);
                writer.append(query);
            }
        });
        bytes = Files.size(file);
        store = EmbeddingStore.open(file);
        scores = new float[rows];
        for (int i = 0; i < some.length; i++) {
            some[i] = random.nextInt(rows);
        }
        System.out.println("kernels: " + EmbeddingStore.kernels());
    }

    private static void fill(float[] row, Random random) {
        for (int i = 0; i < row.length; i++) {
            row[i] = random.nextFloat() - 0.5f;
        }
    }

    /** Every row in order. */
    @Benchmark
    public float[] scan(BytesRead counter) {
        store.dot(query, 0, scores.length, scores);
        counter.bytes += bytes;
        return scores;
    }

    /** A thousand rows at random. */
    @Benchmark
    public float[] gather(BytesRead counter) {
        store.dotRows(query, some, scores);
        counter.bytes += bytes * GATHERED / scores.length;
        return scores;
    }

    /** Unmaps and deletes the table. */
    @TearDown
    public void unmap() throws IOException {
        store.close();
        Files.delete(file);
    }
}
