package dev.sluice.examples.load;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Looks at the memory of the process every so often. */
final class MemoryWatch implements Closeable {
    private final Path tables;
    private final List<Memory> samples = new ArrayList<>();
    private final Ticker clock;

    /** @param seconds between two looks, above 0 */
    MemoryWatch(Path tables, double seconds) {
        this.tables = tables;
        this.clock = new Ticker("memory-watch", seconds, this::look);
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
        clock.close();
    }
}
