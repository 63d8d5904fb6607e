package dev.sluice.observation;

import dev.sluice.StageReport;
import dev.sluice.funnel.FunnelListener;
import dev.sluice.funnel.FunnelRun;

/** Events of the runs of a funnel. */
record RecordedRuns(String funnel) implements FunnelListener {
    @Override
    public void stageEnded(StageReport report) {
        StageEvent.emit(funnel, report);
    }

    @Override
    public void runEnded(FunnelRun run, long nanos) {
        RequestEvent event = new RequestEvent();
        if (event.isEnabled()) {
            event.funnel = funnel;
            event.describe(run.degradations(), run.candidates().size(), run.shortfall());
            event.took = nanos;
            event.commit();
        }
    }
}
