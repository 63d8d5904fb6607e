package dev.sluice.ranking.training;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.CancellationException;

/** The calling thread, in which a ranker is trained. */
public final class TrainingThread {
    private TrainingThread() {}

    /**
     * Ends a training that nobody waits for.
     *
     * @throws CancellationException if the thread is interrupted; it stays interrupted
     */
    public static void checkInterrupt() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("training was interrupted");
        }
    }

    /** Processor time so far in seconds; NaN where the platform cannot tell. */
    static double cpuSeconds() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return threads.isCurrentThreadCpuTimeSupported() ? threads.getCurrentThreadCpuTime() * 1e-9 : Double.NaN;
    }
}
