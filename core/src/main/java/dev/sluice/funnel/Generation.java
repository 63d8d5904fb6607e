package dev.sluice.funnel;

import dev.sluice.Deadline;
import dev.sluice.Query;
import dev.sluice.StageOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Asks the generators of a funnel, side by side on an executor or one after the other in the caller's thread.
 *
 * @param share of the time left that generators may use, so that the other stages have the rest
 */
record Generation(List<GeneratorStage> stages, Optional<Executor> executor, double share) {
    /** One proposal for each stage, in their order, whichever was done first. */
    List<Proposal> gather(Query query, CallsUnderWay calls) {
        Deadline deadline = query.deadline().afterShare(share);
        Query asked = query.with()
                .deadline(deadline)
                .cancellation(calls.orOver(query.with().deadline(Deadline.NONE).build()::cancelled))
                .build();
        return executor.map(threads -> sideBySide(asked, calls, threads)).orElseGet(() -> inTurn(asked, calls));
    }

    /** The proposals of a run that does not ask. */
    List<Proposal> skipped(String why) {
        return stages.stream()
                .map(stage -> Proposal.without(stage.name(), StageOutcome.SKIPPED, 0, why))
                .toList();
    }

    private List<Proposal> inTurn(Query query, CallsUnderWay calls) {
        List<Proposal> proposals = new ArrayList<>();
        for (GeneratorStage stage : stages) {
            proposals.add(
                    query.deadline().isPassed()
                            ? Proposal.without(stage.name(), StageOutcome.SKIPPED, 0, Journal.NO_TIME)
                            : stage.ask(query, stage.count(query), calls));
        }
        return proposals;
    }

    private List<Proposal> sideBySide(Query query, CallsUnderWay calls, Executor threads) {
        List<Call> started = new ArrayList<>();
        try {
            for (GeneratorStage stage : stages) {
                started.add(Call.start(stage, query, calls, threads));
            }
            List<Proposal> proposals = new ArrayList<>();
            for (Call call : started) {
                proposals.add(call.await(query.deadline()));
            }
            return proposals;
        } finally {
            started.forEach(Call::abandon);
        }
    }
}
