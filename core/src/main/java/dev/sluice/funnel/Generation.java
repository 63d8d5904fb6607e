package dev.sluice.funnel;

import dev.sluice.Deadline;
import dev.sluice.Query;
import dev.sluice.StageOutcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/**
 * Asks the generators of a funnel, side by side on an executor or one after the other in the caller's thread.
 *
 * @param share of the time left that generators may use, so that the other stages have the rest
 * @param quorum how many of them must succeed for what they found to be used, 0 if it is always used
 */
record Generation(List<GeneratorStage> stages, Optional<Executor> executor, double share, int quorum) {
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
    List<Proposal> without(StageOutcome how, String why) {
        return stages.stream()
                .map(stage -> Proposal.without(stage.name(), how, 0, why))
                .toList();
    }

    /** Tells what the stages proposed, each with what its failure means. */
    void report(List<Proposal> proposals, Journal journal) {
        for (int i = 0; i < stages.size(); i++) {
            journal.report(proposals.get(i), stages.get(i).policy().onFailure());
        }
    }

    /** How the generators are doing, those of nested funnels before them. */
    List<GeneratorHealth> health() {
        List<GeneratorHealth> all = new ArrayList<>();
        stages.forEach(stage -> all.addAll(stage.health()));
        return all;
    }

    /** How these proposals fall short of the quorum, if they do. Those that were not wanted do not. */
    Optional<String> shortOfQuorum(List<Proposal> proposals) {
        if (quorum == 0) {
            return Optional.empty();
        }
        List<Proposal> amiss = proposals.stream()
                .filter(proposal -> proposal.report().outcome().isAmiss())
                .toList();
        int succeeded = proposals.size() - amiss.size();
        return succeeded >= quorum
                ? Optional.empty()
                : Optional.of(succeeded + " of " + proposals.size() + " generators succeeded, quorum " + quorum
                        + "; not so "
                        + amiss.stream().map(Proposal::source).collect(Collectors.joining(", ")));
    }

    private List<Proposal> inTurn(Query query, CallsUnderWay calls) {
        List<Proposal> proposals = new ArrayList<>();
        for (GeneratorStage stage : stages) {
            proposals.add(
                    query.deadline().isPassed()
                            ? Proposal.withoutTime(stage.name())
                            : stage.askHere(stage.policy().bounded(query), calls));
        }
        return proposals;
    }

    private List<Proposal> sideBySide(Query query, CallsUnderWay calls, Executor threads) {
        List<Call> started = new ArrayList<>();
        try {
            for (GeneratorStage stage : stages) {
                started.add(Call.start(stage, stage.policy().bounded(query), calls, threads));
            }
            // Those with the least time first, so that each is cut off when its own time is up.
            started.stream().sorted(Comparator.comparingLong(Call::time)).forEach(Call::await);
            return started.stream().map(Call::await).toList();
        } finally {
            started.forEach(Call::abandon);
        }
    }
}
