package dev.sluice.store;

import dev.sluice.data.IdIndex;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A process that reads tables until its loops are compiled, cuts their files off and reads on; it prints what came of
 * each way of reading.
 */
final class TruncatingProcess {
    private static final int DIMENSION = 64;
    private static final int ROWS = 1024;
    private static final int LEFT = 8192;
    private static final int TRIES = 50;

    private TruncatingProcess() {}

    /** @param args a directory, and for how many milliseconds to warm up each way of reading */
    public static void main(String[] args) throws IOException {
        Path directory = Path.of(args[0]);
        long warmUp = Long.parseLong(args[1]) * 1_000_000;
        System.out.println("kernels " + EmbeddingStore.kernels());
        for (ElementType type : ElementType.values()) {
            embeddings(directory, type, warmUp);
        }
        sparse(directory, warmUp);
        ids(directory, warmUp);
    }

    private static void embeddings(Path directory, ElementType type, long warmUp) throws IOException {
        String name = type.name().toLowerCase(Locale.ROOT);
        float[] vector = new float[DIMENSION];
        Arrays.fill(vector, 1);
        Path file = directory.resolve(name + ".emb");
        EmbeddingStore.write(file, Tables.VERSION, type, DIMENSION, writer -> {
            for (int row = 0; row < ROWS; row++) {
                writer.append(vector);
            }
        });
        int[] rows = new int[ROWS];
        Arrays.setAll(rows, row -> row);
        float[] scores = new float[ROWS];
        try (EmbeddingStore store = EmbeddingStore.open(file)) {
            Reading scan = () -> store.dot(vector, 0, ROWS, scores);
            Reading gather = () -> store.dotRows(vector, rows, scores);
            Reading copy = () -> store.copyRow(ROWS - 1, scores);
            warmUp(warmUp, scan);
            warmUp(warmUp, gather);
            warmUp(warmUp, copy);
            truncate(file);
            report(name + " scan", scan);
            report(name + " gather", gather);
            report(name + " copy", copy);
        }
    }

    private static void sparse(Path directory, long warmUp) throws IOException {
        Path file = directory.resolve("lists.sparse");
        SparseTable.write(file, Tables.VERSION, writer -> {
            for (int row = 0; row < ROWS; row++) {
                writer.append(new int[] {1, 2}, new float[] {1, 2}, new long[] {1, 2});
            }
        });
        try (SparseTable table = SparseTable.open(file)) {
            Reading lists = () -> {
                for (int row = 0; row < ROWS; row++) {
                    table.values(row);
                }
            };
            warmUp(warmUp, lists);
            truncate(file);
            report("sparse lists", lists);
        }
    }

    private static void ids(Path directory, long warmUp) throws IOException {
        Path file = directory.resolve("users.ids");
        List<String> ids = IntStream.range(0, ROWS).mapToObj(i -> "user " + i).toList();
        IdIndex.of(ids).write(file, Tables.VERSION);
        try (IdIndex index = IdIndex.open(file)) {
            Reading lookups = () -> index.rowsOr(ids, 0);
            warmUp(warmUp, lookups);
            truncate(file);
            report("ids lookups", lookups);
        }
    }

    private interface Reading {
        void read();
    }

    private static void warmUp(long nanos, Reading reading) {
        long end = System.nanoTime() + nanos;
        do {
            reading.read();
        } while (System.nanoTime() < end);
    }

    private static void truncate(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(LEFT);
        }
    }

    /** Reads until there is an error; that of a single row may come after the call. */
    private static void report(String what, Reading reading) {
        String outcome = "no error";
        for (int attempt = 0; attempt < TRIES && outcome.equals("no error"); attempt++) {
            try {
                reading.read();
                String.format(Locale.ROOT, "%d", attempt); // calls into the runtime
            } catch (IllegalStateException | InternalError e) {
                outcome = e.getClass().getSimpleName() + " " + e.getMessage();
            }
        }
        System.out.println(what + ": " + outcome);
    }
}
