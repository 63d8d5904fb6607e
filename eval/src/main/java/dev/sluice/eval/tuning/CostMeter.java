package dev.sluice.eval.tuning;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.OperatingSystemMXBean;
import java.util.List;

/** Measures what happens between its start and its end, in the whole process. */
final class CostMeter {
    private static final double NANO = 1e-9;
    private static final OperatingSystemMXBean SYSTEM = ManagementFactory.getOperatingSystemMXBean();

    private final long start;
    private final double cpuStart;

    private CostMeter() {
        heap().forEach(MemoryPoolMXBean::resetPeakUsage);
        this.cpuStart = cpuSeconds();
        this.start = System.nanoTime();
    }

    /** Begins, after a collection: what others left behind is no cost of what follows. */
    static CostMeter start() {
        System.gc();
        return startAtOnce();
    }

    /** Begins at once, with the garbage that is there: for many short measurements of time. */
    static CostMeter startAtOnce() {
        return new CostMeter();
    }

    TrainingCost end() {
        double seconds = (System.nanoTime() - start) * NANO;
        double cpu = cpuSeconds() - cpuStart;
        long peak =
                heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        return new TrainingCost(seconds, cpu, peak);
    }

    private static double cpuSeconds() {
        if (SYSTEM instanceof com.sun.management.OperatingSystemMXBean process && process.getProcessCpuTime() >= 0) {
            return process.getProcessCpuTime() * NANO;
        }
        return Double.NaN;
    }

    private static List<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }
}
