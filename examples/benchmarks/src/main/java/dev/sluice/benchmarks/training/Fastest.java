package dev.sluice.benchmarks.training;

import dev.sluice.train.EpochReport;
import dev.sluice.train.TrainingListener;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Keeps the epoch of a training that took the least CPU time, and the most heap that was in use. */
final class Fastest implements TrainingListener {
    private final List<EpochReport> epochs = new ArrayList<>();
    private final long before;

    Fastest() {
        System.gc();
        heap().forEach(MemoryPoolMXBean::resetPeakUsage);
        before = used();
    }

    @Override
    public void epoch(EpochReport report) {
        epochs.add(report);
    }

    EpochReport epoch() {
        return epochs.stream()
                .min(Comparator.comparingDouble(EpochReport::cpuSeconds))
                .orElseThrow();
    }

    /** Megabytes above what was in use before, garbage not yet collected included. */
    long megabytes() {
        return (heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() - before) >> 20;
    }

    private static long used() {
        return heap().stream().mapToLong(pool -> pool.getUsage().getUsed()).sum();
    }

    private static List<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }
}
