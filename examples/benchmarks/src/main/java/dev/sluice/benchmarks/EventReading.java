package dev.sluice.benchmarks;

import dev.sluice.data.DataFormat;
import dev.sluice.data.DatasetReader;
import dev.sluice.data.ReadResult;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;

/**
 * How long does it take to read a file of events, as it is and packed, and how much heap do the events hold? A program
 * of its own, since a file is read once: a million users and a hundred thousand items, popular ones more often.
 *
 * <pre>{@code
 * java -Xmx3g -cp examples/benchmarks/target/benchmarks.jar dev.sluice.benchmarks.EventReading 20000000 DIRECTORY
 * }</pre>
 */
public final class EventReading {
    private static final int USERS = 1_000_000;
    private static final int ITEMS = 100_000;
    private static final int BUFFER_BYTES = 1 << 20;

    private EventReading() {}

    /**
     * Writes the files, reads each and deletes them.
     *
     * @param arguments how many events, and where the files go; both may be left out
     */
    public static void main(String[] arguments) throws IOException {
        int events = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000_000;
        Path directory = Path.of(arguments.length > 1 ? arguments[1] : ".");
        for (String name : List.of("benchmark-events.csv", "benchmark-events.csv.gz")) {
            Path file = directory.resolve(name);
            try {
                write(events, file);
                read(file);
            } finally {
                Files.deleteIfExists(file);
            }
        }
    }

    private static void write(int events, Path file) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        long time = 1_600_000_000L;
        try (OutputStream out = new BufferedOutputStream(open(file), BUFFER_BYTES)) {
            out.write("user,item,value,time\n".getBytes(StandardCharsets.UTF_8));
            for (int event = 0; event < events; event++) {
                double user = random.nextDouble();
                double item = random.nextDouble();
                time += random.nextInt(3);
                String line = (USERS + (int) (USERS * user * user)) + "," + (ITEMS + (int) (ITEMS * item * item * item))
                        + "," + (1 + random.nextInt(9) / 2.0) + "," + time + "\n";
                out.write(line.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static OutputStream open(Path file) throws IOException {
        OutputStream out = Files.newOutputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPOutputStream(out, BUFFER_BYTES) : out;
    }

    private static void read(Path file) throws IOException {
        long before = heap();
        double cpu = ProcessTime.seconds();
        long start = System.nanoTime();
        ReadResult read = DatasetReader.of(DataFormat.CSV).read(file);
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpuSeconds = ProcessTime.seconds() - cpu;
        int events = read.dataset().interactions().size();
        System.out.printf(
                Locale.ROOT,
                "%s, %,d bytes: %,d events in %.1f s, %.1f s of CPU time; %.1f bytes of heap an event, ids included%n",
                file.getFileName(),
                Files.size(file),
                events,
                seconds,
                cpuSeconds,
                (double) (heap() - before) / events);
        if (read.dataset().catalogue().users().rows() < 2) {
            throw new IllegalStateException("no users were read"); // keeps what was read in use until it was weighed
        }
    }

    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
