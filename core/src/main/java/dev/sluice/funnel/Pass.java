package dev.sluice.funnel;

import dev.sluice.BatchMemory;
import dev.sluice.Candidates;
import dev.sluice.Deadline;
import dev.sluice.Degradation;
import dev.sluice.Mask;
import dev.sluice.Query;
import dev.sluice.StageOutcome;
import dev.sluice.StageReport;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/** One run of a funnel. Belongs to the thread that asks. */
final class Pass {
    private final Plan plan;
    private final Query query;
    private final CallsUnderWay calls;
    private final Query unhurried;
    private final Journal journal;
    private final Sieve filters;
    private final Sieve lastFilters;
    private final RunMemory memory;

    Pass(Plan plan, Query query, CallsUnderWay calls, RunMemory memory) {
        this.plan = plan;
        this.query = query;
        this.calls = calls;
        this.memory = memory;
        this.unhurried = query.with().deadline(Deadline.NONE).build();
        this.journal = new Journal(query);
        this.filters = new Sieve(plan.filters(), journal);
        this.lastFilters = new Sieve(plan.lastFilters(), journal);
    }

    FunnelRun run() {
        return told(this::proposals);
    }

    /** A run in which the fallback does all. */
    FunnelRun fallbackRun() {
        journal.degrade(Degradation.Reason.OVERLOAD, Journal.OVERLOADED);
        return told(() -> plan.generation().without(StageOutcome.SHED, Journal.OVERLOADED));
    }

    private FunnelRun told(Supplier<List<Proposal>> generation) {
        long start = System.nanoTime();
        FunnelRun run;
        long nanos;
        try {
            run = run(generation);
            nanos = System.nanoTime() - start;
        } finally {
            journal.reports().forEach(report -> plan.listeners().tell(listener -> listener.stageEnded(report)));
        }
        plan.listeners().tell(listener -> listener.runEnded(run, nanos));
        return run;
    }

    private FunnelRun run(Supplier<List<Proposal>> generation) {
        checkWanted();
        List<Proposal> proposals = generation.get();
        plan.generation().report(proposals, journal);
        checkOn();
        Candidates merged = merged(proposals);
        filters.reserveReports();
        Candidates filtered = filters.sift(query, merged, 0);
        checkOn();
        Candidates ranked = new Ranks(plan.rankers(), journal, memory.batches(), this::checkOn).rank(query, filtered);
        lastFilters.reserveReports();
        Candidates selected = selected(ranked);
        if (query.explained()) {
            journal.explanation().dropped(plan.lastRanking(), unfiltered(ranked, ranked.size()), selected);
        }
        return finished(filled(selected));
    }

    private List<Proposal> proposals() {
        return isNothingWanted()
                ? plan.generation().without(StageOutcome.SKIPPED, Journal.NOTHING_TO_DO)
                : plan.generation().gather(query, calls);
    }

    private Candidates merged(List<Proposal> proposals) {
        int in = Proposal.candidates(proposals);
        Optional<String> shortfall = plan.generation().shortOfQuorum(proposals);
        if (shortfall.isPresent()) {
            return discarded(proposals, in, shortfall.get());
        }
        if (in == 0) {
            report(StageOutcome.SKIPPED, 0, 0, 0, Journal.NOTHING_TO_DO);
            return Candidates.NONE;
        }
        long start = System.nanoTime();
        Candidates merged = memory.fusion().merge(proposals, memory.batches());
        long nanos = System.nanoTime() - start;
        report(StageOutcome.OK, in, merged.size(), nanos, "");
        journal.explanation().scored(Plan.MERGE, merged);
        return merged;
    }

    /** Nothing is ever amiss with the merge. */
    private void report(StageOutcome how, int in, int out, long nanos, String detail) {
        journal.report(new StageReport(Plan.MERGE, how, in, out, nanos, detail), OnFailure.SKIP);
    }

    /** What too few generators found would be another list than the one that was composed. */
    private Candidates discarded(List<Proposal> proposals, int in, String why) {
        proposals.forEach(
                proposal -> journal.explanation().dropped(Plan.MERGE, proposal.candidates(), Candidates.NONE));
        report(StageOutcome.SKIPPED, in, 0, 0, why);
        journal.degrade(Degradation.Reason.QUORUM, Plan.MERGE + ": " + why);
        return Candidates.NONE;
    }

    /**
     * The first of the ranked that pass the last filters, as many as are wanted. Only as many are judged as it takes:
     * at first those wanted or the slate, then from the reserve behind them those still missing, and more each time
     * after that.
     */
    private Candidates selected(Candidates ranked) {
        Candidates kept = Candidates.NONE;
        int until = 0;
        for (int round = 0; kept.size() < query.limit() && until < ranked.size(); round++) {
            long more = round == 0
                    ? Math.max(plan.slate(), query.limit())
                    : Growth.of(query.limit() - kept.size(), round - 1);
            until = (int) Math.min(ranked.size(), until + more);
            kept = lastFilters.sift(query, unfiltered(ranked, until), kept.size());
        }
        return kept.first(query.limit());
    }

    private Candidates unfiltered(Candidates ranked, int until) {
        if (journal.gone().isEmpty()) {
            return ranked.first(until);
        }
        Mask mask = Mask.keepingAll(ranked.size());
        for (int position = 0; position < ranked.size(); position++) {
            if (position >= until || journal.gone().contains(ranked.item(position))) {
                mask.clear(position);
            }
        }
        return ranked.keep(mask);
    }

    private Candidates filled(Candidates selected) {
        return plan.fallback()
                .map(stage -> new Filling(stage, unhurried, filters, lastFilters, journal).fill(selected, calls))
                .orElse(selected);
    }

    private FunnelRun finished(Candidates answer) {
        checkOn();
        explainEmptiness(answer);
        return new FunnelRun(
                answer.copiedTo(BatchMemory.HEAP),
                query.limit(),
                journal.reports(),
                journal.degradations(),
                journal.explanation().contributions(answer),
                journal.explanation().drops(answer));
    }

    private void explainEmptiness(Candidates answer) {
        if (query.limit() == 0) {
            return;
        }
        if (query.allowed().rows() == 1) {
            journal.degrade(Degradation.Reason.EMPTY_CATALOGUE, "the catalogue has no item");
        } else if (query.allowed().size() == 0) {
            journal.degrade(Degradation.Reason.NOTHING_ALLOWED, "the query allows no item");
        } else if (answer.size() == 0 && !journal.gone().isEmpty()) {
            journal.degrade(
                    Degradation.Reason.NOTHING_ALLOWED,
                    "filters dropped all " + journal.gone().size() + " candidates");
        }
    }

    private boolean isNothingWanted() {
        return query.limit() == 0 || query.allowed().size() == 0;
    }

    /** Whether to go on. */
    private void checkOn() {
        checkWanted();
        journal.requireStages();
    }

    private void checkWanted() {
        if (Thread.currentThread().isInterrupted() || unhurried.cancelled()) {
            throw new CancellationException("nobody waits for the answer any more");
        }
    }
}
