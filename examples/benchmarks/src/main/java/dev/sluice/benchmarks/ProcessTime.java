package dev.sluice.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** CPU time of this process, all threads together: what a computation costs on a machine that does other things too. */
public final class ProcessTime {
    private ProcessTime() {}

    /** Seconds since the process began. */
    public static double seconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e9;
    }
}
