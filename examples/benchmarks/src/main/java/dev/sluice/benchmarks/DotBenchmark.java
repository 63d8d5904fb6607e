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
 * How long does one query take against a mapped table: all rows in order, and a thousand of them at random? 100,000
 * rows of 64 floats are 25.6 MB and may fit the last-level cache; a million do not.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DotBenchmark {
    private static final int DIMENSION = 64;

    /** Rows of the table. */
    @Param({"100000", "1000000"})
    public int rows;

    private Path file = Path.of("");

    @SuppressWarnings("NullAway.Init") // JMH calls map() first
    private EmbeddingStore store;

    private final float[] query = new float[DIMENSION];
    private final int[] some = new int[1000];
    private float[] scores = {};

    /** Made by JMH. */
    public DotBenchmark() {}

    /** Writes the table and maps it. */
    @Setup
    public void map() throws IOException {
        Random random = new Random(1);
        file = Files.createTempFile("benchmark", ".emb");
        EmbeddingStore.write(file, new ModelVersion("benchmark"), ElementType.F32, DIMENSION, writer -> {
            for (int row = 0; row < rows; row++) {
                fill(query, random);
                writer.append(query);
            }
        });
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
    public float[] scan() {
        store.dot(query, 0, rows, scores);
        return scores;
    }

    /** A thousand rows at random. */
    @Benchmark
    public float[] gather() {
        store.dotRows(query, some, scores);
        return scores;
    }

    /** Unmaps and deletes the table. */
    @TearDown
    public void unmap() throws IOException {
        store.close();
        Files.delete(file);
    }
}
