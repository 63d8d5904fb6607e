package dev.sluice.funnel;

import dev.sluice.StageReport;

/** Watches the stages of a funnel, to count and to time them. */
@FunctionalInterface
public interface FunnelListener {
    /**
     * Takes note of a stage that ended. Called once for each stage of each run, in the order of the stages, in the
     * thread of the run at its end; of a run that was cancelled or threw, for the stages until then. What it throws is
     * logged and goes no further.
     */
    void stageEnded(StageReport report);
}
