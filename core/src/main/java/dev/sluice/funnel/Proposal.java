package dev.sluice.funnel;

import dev.sluice.Candidates;
import dev.sluice.StageOutcome;
import dev.sluice.StageReport;
import java.util.List;
import java.util.Optional;

/**
 * What came of asking one generator.
 *
 * @param nested the run behind it, if the generator is a funnel that answered
 * @param thrown what the generator threw, if it did
 */
record Proposal(
        Candidates candidates, StageReport report, Optional<FunnelRun> nested, Optional<RuntimeException> thrown) {
    static Proposal of(String stage, Candidates candidates, long nanos, String detail, Optional<FunnelRun> nested) {
        StageOutcome outcome = candidates.size() == 0 ? StageOutcome.EMPTY : StageOutcome.OK;
        StageReport report = new StageReport(stage, outcome, 0, candidates.size(), nanos, detail);
        return new Proposal(candidates, report, nested, Optional.empty());
    }

    static Proposal without(String stage, StageOutcome outcome, long nanos, String detail) {
        StageReport report = new StageReport(stage, outcome, 0, 0, nanos, detail);
        return new Proposal(Candidates.NONE, report, Optional.empty(), Optional.empty());
    }

    /** Of a generator that was not asked, since the time was up before its turn came. */
    static Proposal withoutTime(String stage) {
        return without(stage, StageOutcome.NO_TIME, 0, Journal.TOO_LATE);
    }

    /** Of a generator that was not asked, since its breaker is open. */
    static Proposal leftAlone(String stage) {
        return without(stage, StageOutcome.CIRCUIT_OPEN, 0, "it failed too often lately");
    }

    static Proposal without(String stage, Failure failure, long nanos) {
        StageReport report = new StageReport(stage, failure.outcome(), 0, 0, nanos, failure.detail());
        return new Proposal(Candidates.NONE, report, Optional.empty(), Optional.of(failure.thrown()));
    }

    /** The same, of a nested funnel whose run is no answer. */
    Proposal failed(String detail) {
        StageReport failed = new StageReport(source(), StageOutcome.FAILED, 0, 0, report.nanos(), detail);
        return new Proposal(Candidates.NONE, failed, nested, thrown);
    }

    /** How many candidates there are in all of them, each proposal counted for itself. */
    static int candidates(List<Proposal> proposals) {
        int count = 0;
        for (Proposal proposal : proposals) {
            count += proposal.candidates().size();
        }
        return count;
    }

    String source() {
        return report.stage();
    }

    /** Whether the generator did what it was asked to, be it that it found nothing. */
    boolean succeeded() {
        return report.outcome() == StageOutcome.OK || report.outcome() == StageOutcome.EMPTY;
    }
}
