package dev.sluice.funnel;

import dev.sluice.Degradation;
import dev.sluice.Query;
import dev.sluice.StageOutcome;
import dev.sluice.StageReport;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What happened in one run: the reports of its stages in their order, and what follows from them. Belongs to its
 * thread.
 */
final class Journal {
    static final String NO_TIME = "no time left";
    static final String NOTHING_TO_DO = "nothing to do";
    static final String OVERLOADED = "too many requests at once";
    static final String CIRCUIT_OPEN = "circuit open";

    private final Policies policies;
    private final List<Supplier<StageReport>> entries = new ArrayList<>();
    private final Map<String, RuntimeException> thrown = new HashMap<>();
    private final List<Degradation> degradations = new ArrayList<>();
    private final IntOpenHashSet gone = new IntOpenHashSet();
    private final Explanation explanation;

    Journal(Query query, Policies policies) {
        this.policies = policies;
        this.explanation = new Explanation(query.explained());
    }

    /** What a stage may take and what its failure means. */
    Policies policies() {
        return policies;
    }

    /** What the query wants to know about single items, if it does. */
    Explanation explanation() {
        return explanation;
    }

    /** Every item that a filter dropped. */
    IntOpenHashSet gone() {
        return gone;
    }

    void report(StageReport report) {
        entries.add(() -> report);
    }

    /** Gives a stage that is not finished its place; it is asked for its report at the end of the run. */
    void reserve(Supplier<StageReport> later) {
        entries.add(later);
    }

    void skipped(String stage, int in, int out, String why) {
        report(new StageReport(stage, StageOutcome.SKIPPED, in, out, 0, why));
    }

    /** What a generator did, and before it what a funnel within this one did, under that funnel's name and a slash. */
    void report(Proposal proposal) {
        proposal.nested().ifPresent(run -> {
            String prefix = proposal.source() + "/";
            run.stages().forEach(inner -> report(named(prefix + inner.stage(), inner)));
            run.degradations().forEach(inner -> degrade(inner.reason(), prefix + inner.detail()));
        });
        report(proposal.report());
        proposal.thrown().ifPresent(e -> threw(proposal.source(), e));
        explanation.proposed(proposal);
    }

    /** What a stage failed with, to be told if there is no answer without it. */
    void threw(String stage, RuntimeException e) {
        thrown.put(stage, e);
    }

    void degrade(Degradation.Reason reason, String detail) {
        degradations.add(new Degradation(reason, detail));
    }

    List<StageReport> reports() {
        return entries.stream().map(Supplier::get).toList();
    }

    /** Why the answer is not all it could have been: first what the stages were the cause of, then the rest. */
    List<Degradation> degradations() {
        List<Degradation> all = new ArrayList<>();
        for (StageReport report : reports()) {
            if (isAmiss(report) && isOwn(report) && policies.onFailure(report.stage()) != OnFailure.SKIP) {
                all.add(new Degradation(
                        isLate(report) ? Degradation.Reason.STAGE_TIMED_OUT : Degradation.Reason.STAGE_FAILED,
                        report.stage() + ": " + report.detail()));
            }
        }
        all.addAll(degradations);
        return all;
    }

    /** @throws StageFailedException if something is amiss with a stage that says so by {@link OnFailure#FAIL} */
    void requireStages() {
        if (policies.mayFail()) {
            for (StageReport report : reports()) {
                if (isAmiss(report) && policies.onFailure(report.stage()) == OnFailure.FAIL) {
                    throw new StageFailedException(report, Optional.ofNullable(thrown.get(report.stage())));
                }
            }
        }
    }

    /** Whether a stage did not do its part, whatever that means for the answer. */
    static boolean isAmiss(StageReport report) {
        return report.outcome() == StageOutcome.FAILED || isLate(report) || isKeptOut(report);
    }

    private static boolean isKeptOut(StageReport report) {
        return report.outcome() == StageOutcome.SKIPPED && report.detail().equals(CIRCUIT_OPEN);
    }

    private static boolean isLate(StageReport report) {
        return report.outcome() == StageOutcome.TIMED_OUT
                || (report.outcome() == StageOutcome.SKIPPED && report.detail().equals(NO_TIME));
    }

    /** A funnel within this one has said itself what its stages were the cause of. */
    private static boolean isOwn(StageReport report) {
        return report.stage().indexOf('/') < 0;
    }

    private static StageReport named(String stage, StageReport report) {
        return new StageReport(stage, report.outcome(), report.in(), report.out(), report.nanos(), report.detail());
    }
}
