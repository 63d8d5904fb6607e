package dev.sluice.funnel;

import dev.sluice.CandidateGenerator;
import dev.sluice.Candidates;
import dev.sluice.Degradation;
import dev.sluice.ItemSet;
import dev.sluice.Mask;
import dev.sluice.Query;
import dev.sluice.StageOutcome;
import dev.sluice.VersionMismatchException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A generator of a funnel.
 *
 * @param gate what stands before its calls, but for those of a fallback, which are always made
 */
record GeneratorStage(String name, CandidateGenerator generator, int limit, Gate gate) {
    /** Asks the generator in this thread, if its gate lets it. */
    Proposal askHere(Query query, CallsUnderWay calls) {
        if (gate.enter() != Gate.Entry.GRANTED) {
            return Proposal.without(name, StageOutcome.SKIPPED, 0, Journal.CIRCUIT_OPEN);
        }
        Optional<Proposal> proposal = Optional.empty();
        gate.take();
        try {
            proposal = Optional.of(ask(query, count(query), calls));
            return proposal.get();
        } finally {
            gate.giveBack();
            proposal.ifPresentOrElse(made -> gate.ended(made, query), gate::forget);
        }
    }

    /** Asks the generator in this thread and holds it to its contract. */
    Proposal ask(Query query, int count, CallsUnderWay calls) {
        long start = System.nanoTime();
        try {
            if (generator instanceof Funnel funnel) {
                FunnelRun run = funnel.run(query.with().limit(count).build(), calls);
                Proposal proposal = checked(run.candidates(), query, count, start, Optional.of(run));
                return missedQuorum(run).map(proposal::failed).orElse(proposal);
            }
            return checked(generator.generate(query, count), query, count, start, Optional.empty());
        } catch (VersionMismatchException e) {
            throw e;
        } catch (RuntimeException e) {
            return Proposal.without(name, Failure.of(e, query), System.nanoTime() - start);
        }
    }

    List<GeneratorHealth> health() {
        List<GeneratorHealth> all = new ArrayList<>();
        if (generator instanceof Funnel funnel) {
            funnel.health().forEach(inner -> all.add(inner.within(name)));
        }
        all.add(gate.health(name));
        return all;
    }

    /** How many to ask for. */
    int count(Query query) {
        return StageLimit.of(limit, query);
    }

    /** That a nested funnel found nothing because too few of its generators succeeded is its failure. */
    private static Optional<String> missedQuorum(FunnelRun run) {
        return run.candidates().size() > 0
                ? Optional.empty()
                : run.degradations().stream()
                        .filter(degradation -> degradation.reason() == Degradation.Reason.QUORUM)
                        .map(Degradation::detail)
                        .findFirst();
    }

    // A foreign generator may return what the types forbid.
    @SuppressWarnings("ConstantValue")
    private Proposal checked(Candidates found, Query query, int count, long start, Optional<FunnelRun> nested) {
        if (found == null) {
            return Proposal.without(name, StageOutcome.FAILED, System.nanoTime() - start, "returned null");
        }
        List<String> complaints = new ArrayList<>();
        Candidates allowed = allowed(found, query.allowed());
        if (allowed.size() < found.size()) {
            complaints.add("proposed " + (found.size() - allowed.size()) + " items that are not allowed");
        }
        if (found.size() > count) {
            complaints.add("proposed " + found.size() + " items, limit " + count);
        }
        long nanos = System.nanoTime() - start;
        return Proposal.of(name, allowed.first(count), nanos, String.join("; ", complaints), nested);
    }

    private static Candidates allowed(Candidates found, ItemSet allowed) {
        Mask mask = Mask.keepingAll(found.size());
        for (int position = 0; position < found.size(); position++) {
            if (!allowed.contains(found.item(position))) {
                mask.clear(position);
            }
        }
        return found.keep(mask);
    }
}
