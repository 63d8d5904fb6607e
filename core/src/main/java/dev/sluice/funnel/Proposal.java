package dev.sluice.funnel;

import dev.sluice.Candidates;
import dev.sluice.StageOutcome;
import dev.sluice.StageReport;
import java.util.Optional;

/**
 * What came of asking one generator.
 *
 * @param nested the run behind it, if the generator is a funnel that answered
 */
record Proposal(Candidates candidates, StageReport report, Optional<FunnelRun> nested) {
    static Proposal of(String stage, Candidates candidates, long nanos, String detail, Optional<FunnelRun> nested) {
        StageOutcome outcome = candidates.size() == 0 ? StageOutcome.EMPTY : StageOutcome.OK;
        return new Proposal(candidates, new StageReport(stage, outcome, 0, candidates.size(), nanos, detail), nested);
    }

    static Proposal without(String stage, StageOutcome outcome, long nanos, String detail) {
        return new Proposal(Candidates.NONE, new StageReport(stage, outcome, 0, 0, nanos, detail), Optional.empty());
    }

    String source() {
        return report.stage();
    }
}
