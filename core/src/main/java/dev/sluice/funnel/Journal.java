package dev.sluice.funnel;

import dev.sluice.Degradation;
import dev.sluice.Query;
import dev.sluice.StageReport;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What happened in one run: the reports of its stages in their order, and what follows from them. Belongs to its
 * thread.
 */
final class Journal {
    static final String NOTHING_TO_DO = "nothing to do";
    static final String TOO_LATE = "its turn came too late";
    static final String OVERLOADED = "too many requests at once";

    private final List<Entry> entries = new ArrayList<>();
    private final List<Degradation> degradations = new ArrayList<>();
    private final IntOpenHashSet gone = new IntOpenHashSet();
    private final Explanation explanation;
    private Optional<StageFailedException> failure = Optional.empty();

    Journal(Query query) {
        this.explanation = new Explanation(query.explained());
    }

    /** @param meaning what it means if something is amiss with the stage */
    private record Entry(Supplier<StageReport> source, OnFailure meaning) {
        StageReport report() {
            return source.get();
        }

        boolean degrades() {
            return meaning != OnFailure.SKIP && report().outcome().isAmiss();
        }
    }

    /** What the query wants to know about single items, if it does. */
    Explanation explanation() {
        return explanation;
    }

    /** Every item that a filter dropped. */
    IntOpenHashSet gone() {
        return gone;
    }

    /** A stage that could not throw. */
    void report(StageReport report, OnFailure meaning) {
        report(report, meaning, Optional.empty());
    }

    /** @param thrown what the stage threw, to be told if there is no answer without it */
    void report(StageReport report, OnFailure meaning, Optional<RuntimeException> thrown) {
        reserve(() -> report, meaning);
        require(report, meaning, thrown);
    }

    /** Gives a stage that is not finished its place; it is asked for its report at the end of the run. */
    void reserve(Supplier<StageReport> later, OnFailure meaning) {
        entries.add(new Entry(later, meaning));
    }

    /** Notes that there is no answer if something is amiss with a stage that must not fail. */
    void require(StageReport report, OnFailure meaning, Optional<RuntimeException> thrown) {
        if (meaning == OnFailure.FAIL && report.outcome().isAmiss() && failure.isEmpty()) {
            failure = Optional.of(new StageFailedException(report, thrown));
        }
    }

    /**
     * What a generator did, and before it what a funnel within this one did, under that funnel's name and a slash. That
     * one has said itself what its stages were the cause of.
     */
    void report(Proposal proposal, OnFailure meaning) {
        proposal.nested().ifPresent(run -> {
            String prefix = proposal.source() + "/";
            run.stages().forEach(inner -> report(named(prefix + inner.stage(), inner), OnFailure.SKIP));
            run.degradations().forEach(inner -> degrade(inner.reason(), prefix + inner.detail()));
        });
        report(proposal.report(), meaning, proposal.thrown());
        explanation.proposed(proposal);
    }

    void degrade(Degradation.Reason reason, String detail) {
        degradations.add(new Degradation(reason, detail));
    }

    List<StageReport> reports() {
        StageReport[] reports = new StageReport[entries.size()];
        for (int i = 0; i < reports.length; i++) {
            reports[i] = entries.get(i).report();
        }
        return List.of(reports);
    }

    /** Why the answer is not all it could have been: first what the stages were the cause of, then the rest. */
    List<Degradation> degradations() {
        List<Degradation> all = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.degrades()) {
                all.add(degradation(entry.report()));
            }
        }
        all.addAll(degradations);
        return all;
    }

    private static Degradation degradation(StageReport report) {
        return new Degradation(
                report.outcome().isLate() ? Degradation.Reason.STAGE_TIMED_OUT : Degradation.Reason.STAGE_FAILED,
                report.stage() + ": " + report.detail());
    }

    /** @throws StageFailedException if something is amiss with a stage that says so by {@link OnFailure#FAIL} */
    void requireStages() {
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    private static StageReport named(String stage, StageReport report) {
        return new StageReport(stage, report.outcome(), report.in(), report.out(), report.nanos(), report.detail());
    }
}
