package dev.sluice.observation;

import dev.sluice.Candidates;
import dev.sluice.StageReport;
import dev.sluice.funnel.FunnelListener;
import dev.sluice.funnel.FunnelRun;

/** Counts and times every run of a funnel. */
final class MeteredRuns implements FunnelListener {
    private final AnswerMeters answers;
    private final MeterFamily<StageMeters> stages;

    MeteredRuns(AnswerMeters answers, MeterFamily<StageMeters> stages) {
        this.answers = answers;
        this.stages = stages;
    }

    @Override
    public void stageEnded(StageReport report) {
        stages.of(report.stage()).record(report);
    }

    @Override
    public void runEnded(FunnelRun run, long nanos) {
        Candidates candidates = run.candidates();
        answers.answered(run.degradations(), candidates.size(), run.shortfall(), nanos);
        for (String source : candidates.sources()) {
            answers.proposed(source, proposed(candidates, source));
        }
    }

    private static int proposed(Candidates candidates, String source) {
        int count = 0;
        for (int position = 0; position < candidates.size(); position++) {
            count += Float.isNaN(candidates.sourceScore(source, position)) ? 0 : 1;
        }
        return count;
    }
}
