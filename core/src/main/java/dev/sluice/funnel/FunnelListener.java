package dev.sluice.funnel;

import dev.sluice.StageReport;

/**
 * Watches the runs of a funnel, to count and to time them. What it throws is logged, as a warning the first time and
 * for debugging after that, and goes no further.
 */
@FunctionalInterface
public interface FunnelListener {
    /**
     * Takes note of a stage that ended. Called once for each stage of each run, in the order of the stages, in the
     * thread of the run at its end; of a run that was cancelled or threw, for the stages until then.
     */
    void stageEnded(StageReport report);

    /**
     * Takes note of a run that came to an answer, after its stages.
     *
     * @param nanos how long it took
     */
    default void runEnded(FunnelRun run, long nanos) {}
}
