package dev.sluice.benchmarks.peers;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What something took.
 *
 * @param cpuSeconds of the process or of the thread, whichever was asked for
 * @param wallSeconds meanwhile
 */
record Cost(double cpuSeconds, double wallSeconds) {
    /** Begins to count the CPU time of the calling thread. */
    static Watch ofThread() {
        return new Watch(() -> ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
    }

    /** Begins to count the CPU time of all threads of this JVM. */
    static Watch ofProcess() {
        OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Watch(process::getProcessCpuTime);
    }

    /** A clock in nanoseconds. */
    private interface Clock {
        long now();
    }

    /** What is running. */
    static final class Watch {
        private final Clock cpu;
        private final long cpuStart;
        private final long wallStart = System.nanoTime();

        private Watch(Clock cpu) {
            this.cpu = cpu;
            this.cpuStart = cpu.now();
        }

        /** What it took so far. */
        Cost stop() {
            return new Cost((cpu.now() - cpuStart) / 1e9, (System.nanoTime() - wallStart) / 1e9);
        }
    }

    /** A share of it. */
    Cost over(int parts) {
        return new Cost(cpuSeconds / parts, wallSeconds / parts);
    }
}
