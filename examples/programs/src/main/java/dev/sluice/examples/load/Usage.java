package dev.sluice.examples.load;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;

/**
 * What the process has used.
 *
 * @param cpuNanos of every thread, those of the collector and the compiler among them
 * @param generatorNanos of the thread that reads it, which is the one that sends
 * @param collections of garbage
 * @param collectionMillis that they took by the clock
 */
record Usage(long cpuNanos, long generatorNanos, long collections, long collectionMillis) {
    /** Up to now. */
    static Usage now() {
        long collections = 0;
        long millis = 0;
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            collections += collector.getCollectionCount();
            millis += collector.getCollectionTime();
        }
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Usage(system.getProcessCpuTime(), Meter.cpuNow(), collections, millis);
    }

    /** What was used between that and this. */
    Usage since(Usage earlier) {
        return new Usage(
                cpuNanos - earlier.cpuNanos,
                generatorNanos - earlier.generatorNanos,
                collections - earlier.collections,
                collectionMillis - earlier.collectionMillis);
    }
}
