package dev.sluice.funnel;

import dev.sluice.Degradation;
import dev.sluice.Query;
import dev.sluice.StageOutcome;
import dev.sluice.StageReport;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What happened in one run: the reports of its stages in their order, and what follows from them. Belongs to its
 * thread.
 */
final class Journal {
    static final String NO_TIME = "no time left";
    static final String NOTHING_TO_DO = "nothing to do";
    static final String OVERLOADED = "too many requests at once";

    private final List<Supplier<StageReport>> entries = new ArrayList<>();
    private final List<Degradation> degradations = new ArrayList<>();
    private final IntOpenHashSet gone = new IntOpenHashSet();
    private final Explanation explanation;

    Journal(Query query) {
        this.explanation = new Explanation(query.explained());
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
            run.degradations().stream()
                    .filter(inner -> !isAboutStage(inner))
                    .forEach(inner -> degrade(inner.reason(), prefix + inner.detail()));
        });
        report(proposal.report());
        explanation.proposed(proposal);
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
            String what = report.stage() + ": " + report.detail();
            if (report.outcome() == StageOutcome.FAILED) {
                all.add(new Degradation(Degradation.Reason.STAGE_FAILED, what));
            } else if (isLate(report)) {
                all.add(new Degradation(Degradation.Reason.STAGE_TIMED_OUT, what));
            }
        }
        all.addAll(degradations);
        return all;
    }

    private static boolean isLate(StageReport report) {
        return report.outcome() == StageOutcome.TIMED_OUT
                || (report.outcome() == StageOutcome.SKIPPED && report.detail().equals(NO_TIME));
    }

    private static boolean isAboutStage(Degradation degradation) {
        return degradation.reason() == Degradation.Reason.STAGE_FAILED
                || degradation.reason() == Degradation.Reason.STAGE_TIMED_OUT;
    }

    private static StageReport named(String stage, StageReport report) {
        return new StageReport(stage, report.outcome(), report.in(), report.out(), report.nanos(), report.detail());
    }
}
