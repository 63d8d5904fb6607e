package dev.sluice.ranking.training;

/**
 * How long an epoch has taken, for its report.
 *
 * @param startNanos of {@link System#nanoTime}
 * @param startCpuSeconds processor time of the calling thread; NaN where the platform cannot tell
 */
public record EpochClock(long startNanos, double startCpuSeconds) {
    /** One that starts now, in this thread. */
    public static EpochClock start() {
        return new EpochClock(System.nanoTime(), TrainingThread.cpuSeconds());
    }

    /** Wall-clock time since. */
    public double seconds() {
        return (System.nanoTime() - startNanos) * 1e-9;
    }

    /** Processor time of this thread since; NaN where the platform cannot tell. */
    public double cpuSeconds() {
        return TrainingThread.cpuSeconds() - startCpuSeconds;
    }
}
