package dev.sluice.funnel;

import dev.sluice.Candidates;
import dev.sluice.Mask;
import dev.sluice.Query;
import dev.sluice.StageOutcome;
import dev.sluice.StageReport;
import dev.sluice.VersionMismatchException;
import java.util.Optional;

/** What one filter did in one run, over however many batches it was shown. Belongs to the run's thread. */
final class FilterTally {
    private final FilterStage stage;
    private final Journal journal;
    private int in;
    private int dropped;
    private long nanos;
    private StageOutcome outcome = StageOutcome.OK;
    private String detail = "";

    FilterTally(FilterStage stage, Journal journal) {
        this.stage = stage;
        this.journal = journal;
    }

    String name() {
        return stage.name();
    }

    /**
     * Which of a batch stay.
     *
     * @param known how many of the first were counted in before
     */
    Mask judge(Query query, Candidates batch, int known) {
        long start = System.nanoTime();
        Mask keep = Mask.keepingAll(batch.size());
        in += batch.size() - known;
        Query asked = stage.policy().bounded(query);
        try {
            stage.filter().restrict(asked, batch, keep);
        } catch (VersionMismatchException e) {
            throw e;
        } catch (RuntimeException e) {
            fail(Failure.of(e, asked));
            stage.unjudged().apply(keep, known);
        }
        dropped += batch.size() - keep.kept();
        nanos += System.nanoTime() - start;
        return keep;
    }

    private void fail(Failure failure) {
        outcome = failure.outcome();
        detail = failure.detail();
        journal.require(report(), meaning(), Optional.of(failure.thrown()));
    }

    OnFailure meaning() {
        return stage.policy().onFailure();
    }

    StageReport report() {
        return new StageReport(stage.name(), outcome(), in, in - dropped, nanos, detail);
    }

    private StageOutcome outcome() {
        if (outcome != StageOutcome.OK) {
            return outcome;
        }
        return in == 0 ? StageOutcome.SKIPPED : in == dropped ? StageOutcome.EMPTY : StageOutcome.OK;
    }
}
