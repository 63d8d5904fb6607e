package dev.sluice.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** What is done to a table in a JVM of its own, because of its limits or because it might not survive. */
final class StoreProcess {
    private StoreProcess() {}

    /** Runs a task below and returns what it printed, which it must have done to the end. */
    static String run(String task, Path file, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), StoreProcess.class.getName()));
        command.addAll(List.of(task, file.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.strip();
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Path file = Path.of(args[1]);
        switch (args[0]) {
            case "open" -> open(file);
            case "truncate" -> truncate(file);
            case "resident" -> resident(file);
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    /** Prints milliseconds to open, bytes of heap in use then, and nanoseconds a warm copy of a row takes. */
    private static void open(Path file) throws IOException {
        long start = System.nanoTime();
        try (EmbeddingStore store = EmbeddingStore.open(file)) {
            float[] row = new float[store.dimension()];
            store.copyRow(store.rows() - 1, row);
            long opened = System.nanoTime() - start;
            System.gc();
            long heap =
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
            System.out.println(opened / 1_000_000 + " " + heap + " " + copyNanos(store) + " " + row[row.length - 1]);
        }
    }

    private static long copyNanos(EmbeddingStore store) {
        float[] row = new float[store.dimension()];
        // Few, since the first read of a place in a large hole costs a file system milliseconds.
        long[] rows = new SplittableRandom(1).longs(20, 0, store.rows()).toArray();
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 5000; round++) {
            long start = System.nanoTime();
            for (long which : rows) {
                store.copyRow(which, row);
            }
            best = Math.min(best, (System.nanoTime() - start) / rows.length);
        }
        return best;
    }

    /**
     * Cuts a file off while a thread scans it, which the error ends; the minute is for a machine that does something
     * else before the loop is warm. Compiled code may run on for a little before it hears of the error, so that it is
     * seen at the end of the thread.
     */
    private static void truncate(Path file) throws IOException, InterruptedException {
        try (EmbeddingStore store = EmbeddingStore.open(file)) {
            CountDownLatch warm = new CountDownLatch(200);
            Thread reader = new Thread(() -> {
                float[] query = new float[store.dimension()];
                float[] scores = new float[(int) store.rows()];
                for (long end = System.nanoTime() + 60_000_000_000L; System.nanoTime() < end; warm.countDown()) {
                    store.dot(query, 0, scores.length, scores);
                    store.copyRow(store.rows() - 1, query);
                }
            });
            AtomicReference<Throwable> error = new AtomicReference<>();
            reader.setUncaughtExceptionHandler((thread, thrown) -> error.set(thrown));
            reader.start();
            warm.await();
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(4096);
            }
            reader.join();
            System.out.println(
                    error.get() == null ? "none" : error.get().getClass().getSimpleName());
            try {
                store.verify();
            } catch (IOException e) {
                System.out.println(e.getClass().getSimpleName());
            }
        }
        System.out.println("alive");
    }

    private static void resident(Path file) throws IOException {
        try (EmbeddingStore store = EmbeddingStore.open(file)) {
            store.resident().close();
            System.out.println("had the room");
        } catch (OutOfMemoryError e) {
            System.out.println(e.getMessage());
        }
    }
}
