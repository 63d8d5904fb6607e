package dev.sluice.examples.load;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks at the memory of the process every so often. */
final class MemoryWatch implements Closeable {
    private final Path tables;
    private final ScheduledExecutorService clock;
    private final List<Memory> samples = new ArrayList<>();

    /** @param seconds between two looks, above 0 */
    MemoryWatch(Path tables, double seconds) {
        this.tables = tables;
        this.clock = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "memory-watch");
            thread.setDaemon(true);
            return thread;
        });
        long nanos = (long) (seconds * 1e9);
        clock.scheduleAtFixedRate(this::look, nanos, nanos, TimeUnit.NANOSECONDS);
    }

    private void look() {
        Memory now = Memory.now(tables);
        synchronized (samples) {
            samples.add(now);
        }
    }

    /** What was seen so far. */
    List<Memory> samples() {
        synchronized (samples) {
            return List.copyOf(samples);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
