package dev.sluice.funnel;

import dev.sluice.Candidates;
import dev.sluice.Mask;
import dev.sluice.Query;
import dev.sluice.StageOutcome;
import dev.sluice.StageReport;
import dev.sluice.VersionMismatchException;

/** What one filter did in one run, over however many batches it was shown. Belongs to the run's thread. */
final class FilterTally {
    private final FilterStage stage;
    private int in;
    private int dropped;
    private long nanos;
    private String failure = "";

    FilterTally(FilterStage stage) {
        this.stage = stage;
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
        try {
            stage.filter().restrict(query, batch, keep);
        } catch (VersionMismatchException e) {
            throw e;
        } catch (RuntimeException e) {
            failure = Failure.of(e, query).detail();
            stage.unjudged().apply(keep, known);
        }
        dropped += batch.size() - keep.kept();
        nanos += System.nanoTime() - start;
        return keep;
    }

    StageReport report() {
        return new StageReport(stage.name(), outcome(), in, in - dropped, nanos, failure);
    }

    private StageOutcome outcome() {
        if (!failure.isEmpty()) {
            return StageOutcome.FAILED;
        }
        return in == 0 ? StageOutcome.SKIPPED : in == dropped ? StageOutcome.EMPTY : StageOutcome.OK;
    }
}
