package dev.sluice.funnel;

import dev.sluice.Query;
import dev.sluice.StageOutcome;
import java.util.concurrent.CancellationException;

/** How a stage that threw is reported. */
record Failure(StageOutcome outcome, String detail, RuntimeException thrown) {
    /** A stage that gave up after its deadline, as long loops do when the query says so, did not break anything. */
    static Failure of(RuntimeException thrown, Query query) {
        StageOutcome outcome =
                thrown instanceof CancellationException && query.deadline().isPassed()
                        ? StageOutcome.TIMED_OUT
                        : StageOutcome.FAILED;
        String text = String.valueOf(thrown.getMessage());
        return new Failure(
                outcome,
                thrown.getClass().getSimpleName() + ": "
                        + text.lines().findFirst().orElse(""),
                thrown);
    }
}
