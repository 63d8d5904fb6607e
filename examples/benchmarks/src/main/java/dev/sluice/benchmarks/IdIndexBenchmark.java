package dev.sluice.benchmarks;

import dev.sluice.ModelVersion;
import dev.sluice.data.IdIndex;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * What does an index of 100 million ids cost to build, to open and to ask? A program of its own, since JMH does not
 * measure what happens once. It builds the index and writes it, then opens it in another JVM that has 64 MB of heap. To
 * compare with, it reads the same file at random places: looking up a text takes two such reads one after the other, of
 * a slot and of the text, whatever else is done. Times of lookups and reads are CPU time.
 *
 * <pre>{@code
 * java -Xmx6g -cp examples/benchmarks/target/benchmarks.jar dev.sluice.benchmarks.IdIndexBenchmark 100000000 DIRECTORY
 * }</pre>
 */
public final class IdIndexBenchmark {
    private static final int BATCH = 100_000;
    private static final int WARM_UP = 50;
    private static final int BATCHES = 50;

    private IdIndexBenchmark() {}

    /** How an id is made of a number. */
    private enum Form {
        TEXT,
        LONG;

        String text(long number) {
            return "user-" + number;
        }

        /** Spread over all 64 bits. */
        long number(long number) {
            return number * 0x9E3779B97F4A7C15L;
        }
    }

    /**
     * Builds, opens and asks.
     *
     * @param arguments how many ids, and where the files go; both may be left out
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length == 3) {
            look(Form.valueOf(arguments[2]), Integer.parseInt(arguments[0]), Path.of(arguments[1]));
            return;
        }
        int ids = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000_000;
        Path directory = Path.of(arguments.length > 1 ? arguments[1] : ".");
        for (Form form : Form.values()) {
            Path file = directory.resolve("benchmark-" + form + ".ids");
            try {
                build(form, ids, file);
                lookInAnotherJvm(form, ids, file);
            } finally {
                Files.deleteIfExists(file);
            }
        }
    }

    private static void build(Form form, int ids, Path file) throws IOException {
        long start = System.nanoTime();
        IdIndex.Builder builder = new IdIndex.Builder();
        for (int number = 0; number < ids; number++) {
            if (form == Form.TEXT) {
                builder.rowOf(form.text(number));
            } else {
                builder.rowOf(form.number(number));
            }
        }
        IdIndex index = builder.build();
        print("%s: %,d ids", form, ids);
        print("  built in %.1f s", seconds(start));
        print("  heap while built %,d MB", heap() >> 20);
        start = System.nanoTime();
        index.write(file, new ModelVersion("benchmark"));
        print("  written in %.1f s", seconds(start));
        print("  file %,d bytes, %.1f an id", Files.size(file), (double) Files.size(file) / ids);
    }

    private static void lookInAnotherJvm(Form form, int ids, Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        IdIndexBenchmark.class.getName(),
                        Integer.toString(ids),
                        file.toString(),
                        form.name())
                .inheritIO()
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("the other JVM ended with " + process.exitValue());
        }
    }

    private static void look(Form form, int ids, Path file) throws IOException {
        long before = heap();
        long start = System.nanoTime();
        try (IdIndex index = IdIndex.open(file)) {
            double open = seconds(start);
            print("  opened in %.1f ms", open * 1000);
            print("  heap after opening %,d KB, of which %,d KB by opening", heap() >> 10, (heap() - before) >> 10);
            SplittableRandom random = new SplittableRandom(1);
            Lookups one = form == Form.TEXT ? IdIndexBenchmark::texts : IdIndexBenchmark::numbers;
            print("  warm hit %s", nanos(one, index, () -> random.nextInt(ids), ids));
            print("  warm miss %s", nanos(one, index, () -> (long) ids + random.nextInt(ids), ids));
            if (form == Form.TEXT) {
                print(
                        "  warm hit among %,d %s",
                        BATCH, nanos(IdIndexBenchmark::together, index, () -> random.nextInt(ids), ids));
            }
        }
        print(
                "  two reads of the file, the second where the first says: %s",
                RandomReads.of(file).nanos(2));
    }

    /** Draws the number of which the next id is made. */
    @FunctionalInterface
    private interface Draw {
        long next();
    }

    /** Looks up the ids that are made of these numbers; nanoseconds for each. */
    @FunctionalInterface
    private interface Lookups {
        double nanos(IdIndex index, long[] numbers, int ids);
    }

    private static String nanos(Lookups lookups, IdIndex index, Draw draw, int ids) {
        double[] nanos = new double[BATCHES];
        for (int batch = -WARM_UP; batch < BATCHES; batch++) {
            long[] numbers = new long[BATCH];
            Arrays.setAll(numbers, i -> draw.next());
            double each = lookups.nanos(index, numbers, ids);
            if (batch >= 0) {
                nanos[batch] = each;
            }
        }
        return median(nanos, BATCH);
    }

    /** Sorts them. */
    static String median(double[] nanos, int each) {
        Arrays.sort(nanos);
        return String.format(
                Locale.ROOT,
                "%.0f ns (median of %d times %,d; best %.0f)",
                nanos[nanos.length / 2],
                nanos.length,
                each,
                nanos[0]);
    }

    private static double texts(IdIndex index, long[] numbers, int ids) {
        String[] texts = Arrays.stream(numbers).mapToObj(Form.TEXT::text).toArray(String[]::new);
        long start = cpuNanos();
        long sum = 0;
        for (String text : texts) {
            sum += index.rowOr(text, 0);
        }
        double nanos = (double) (cpuNanos() - start) / texts.length;
        requireRows(sum, numbers, ids);
        return nanos;
    }

    private static double together(IdIndex index, long[] numbers, int ids) {
        List<String> texts = Arrays.stream(numbers).mapToObj(Form.TEXT::text).toList();
        long start = cpuNanos();
        long sum = 0;
        for (int row : index.rowsOr(texts, 0)) {
            sum += row;
        }
        double nanos = (double) (cpuNanos() - start) / texts.size();
        requireRows(sum, numbers, ids);
        return nanos;
    }

    private static double numbers(IdIndex index, long[] numbers, int ids) {
        long[] asked = Arrays.stream(numbers).map(Form.LONG::number).toArray();
        long start = cpuNanos();
        long sum = 0;
        for (long id : asked) {
            sum += index.rowOr(id, 0);
        }
        double nanos = (double) (cpuNanos() - start) / asked.length;
        requireRows(sum, numbers, ids);
        return nanos;
    }

    private static void requireRows(long sum, long[] numbers, int ids) {
        long expected = Arrays.stream(numbers)
                .map(number -> number < ids ? number + 1 : 0)
                .sum();
        if (sum != expected) {
            throw new IllegalStateException("rows add up to " + sum + ", expected " + expected);
        }
    }

    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** Of this thread: other programs disturb it less than the clock. */
    static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
