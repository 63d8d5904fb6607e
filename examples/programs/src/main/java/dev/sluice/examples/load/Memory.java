package dev.sluice.examples.load;

import com.sun.management.GarbageCollectorMXBean;
import com.sun.management.GcInfo;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * What the process takes at a moment, in bytes.
 *
 * @param heap in use after the last collection
 * @param direct buffers outside the heap
 * @param mapped address space of a repository's files, as Linux tells it; elsewhere that of mapped buffers
 * @param anonymous memory that no file stands behind, heap included, as Linux tells it
 * @param threads how many there are
 */
record Memory(long heap, long direct, long mapped, OptionalLong anonymous, int threads) {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path MAPS = Path.of("/proc/self/maps");
    private static final int HEXADECIMAL = 16;
    private static final long SETTLING_NANOS = 200_000_000;

    /**
     * Now.
     *
     * @param tables a directory; what is mapped of the files in it counts
     */
    static Memory now(Path tables) {
        return new Memory(
                afterCollection(),
                buffers("direct"),
                mapped(tables).orElseGet(() -> buffers("mapped")),
                status("RssAnon:"),
                ManagementFactory.getThreadMXBean().getThreadCount());
    }

    /** When nothing runs, after a collection: what is in use is what is held. */
    static Memory held(Path tables) {
        LockSupport.parkNanos(SETTLING_NANOS); // versions that went out of service are still being unmapped
        System.gc();
        return now(tables);
    }

    private static long afterCollection() {
        return ManagementFactory.getPlatformMXBeans(GarbageCollectorMXBean.class).stream()
                .map(GarbageCollectorMXBean::getLastGcInfo)
                .filter(Objects::nonNull)
                .max(Comparator.comparingLong(GcInfo::getEndTime))
                .map(Memory::heapAfter)
                .orElse(0L);
    }

    private static long heapAfter(GcInfo collection) {
        Set<String> ofHeap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getName)
                .collect(Collectors.toSet());
        return collection.getMemoryUsageAfterGc().entrySet().stream()
                .filter(pool -> ofHeap.contains(pool.getKey()))
                .mapToLong(pool -> pool.getValue().getUsed())
                .sum();
    }

    private static long buffers(String name) {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals(name))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }

    private static OptionalLong mapped(Path tables) {
        String below = tables.toAbsolutePath().normalize() + "/";
        return lines(MAPS)
                .map(lines -> OptionalLong.of(lines.stream()
                        .filter(line -> line.contains(below))
                        .mapToLong(Memory::bytes)
                        .sum()))
                .orElseGet(OptionalLong::empty);
    }

    private static long bytes(String line) {
        int dash = line.indexOf('-');
        int end = line.indexOf(' ');
        return Long.parseUnsignedLong(line.substring(dash + 1, end), HEXADECIMAL)
                - Long.parseUnsignedLong(line.substring(0, dash), HEXADECIMAL);
    }

    private static OptionalLong status(String key) {
        return lines(STATUS).orElse(List.of()).stream()
                .filter(line -> line.startsWith(key))
                .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst();
    }

    private static Optional<List<String>> lines(Path file) {
        try {
            return Optional.of(Files.readAllLines(file));
        } catch (IOException e) {
            return Optional.empty(); // no Linux
        }
    }
}
