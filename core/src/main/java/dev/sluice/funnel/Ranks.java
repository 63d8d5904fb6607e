package dev.sluice.funnel;

import dev.sluice.BatchMemory;
import dev.sluice.Candidates;
import dev.sluice.Degradation;
import dev.sluice.FeatureKey;
import dev.sluice.Query;
import dev.sluice.Ranking;
import dev.sluice.StageOutcome;
import dev.sluice.StageReport;
import dev.sluice.VersionMismatchException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The rankers of one run, one after the other, each with the features it reads filled in before. A ranker that fails,
 * or for which there is no time, leaves the candidates in the order they came in, cut at its limit; the features that a
 * failed stage owes are missing.
 */
final class Ranks {
    private final List<RankerStage> stages;
    private final Journal journal;
    private final BatchMemory memory;
    private final Runnable check;

    /** @param check run after each stage; throws if there is no use in going on */
    Ranks(List<RankerStage> stages, Journal journal, BatchMemory memory, Runnable check) {
        this.stages = stages;
        this.journal = journal;
        this.memory = memory;
        this.check = check;
    }

    Candidates rank(Query query, Candidates candidates) {
        Candidates left = candidates;
        for (RankerStage stage : stages) {
            left = ranked(stage, query, withFeatures(stage, query, left));
        }
        return left;
    }

    /** The columns of all sources are added at once, since each addition makes another batch. */
    private Candidates withFeatures(RankerStage stage, Query query, Candidates candidates) {
        List<FeatureKey> keys = stage.featureKeys();
        List<float[]> columns = new ArrayList<>(keys.size());
        for (FeatureStage source : stage.features()) {
            attempt(
                    source.name(),
                    query,
                    candidates,
                    asked -> {
                        source.fill(asked, candidates, columns);
                        return candidates;
                    },
                    () -> {
                        columns.addAll(nothing(source.wanted().size(), candidates));
                        return candidates;
                    });
        }
        return keys.isEmpty() ? candidates : candidates.withFeatures(keys, columns);
    }

    private Candidates ranked(RankerStage stage, Query query, Candidates candidates) {
        int limit = StageLimit.of(stage.limit(), query);
        Candidates ranked = attempt(
                stage.name(),
                query,
                candidates,
                asked -> explained(stage, candidates, stage.rank(asked, candidates, limit)),
                () -> missing(stage.ranker().provides().keys(), candidates.first(limit)));
        journal.explanation().dropped(stage.name(), candidates, ranked);
        return ranked;
    }

    private Candidates explained(RankerStage stage, Candidates candidates, Ranking ranking) {
        ranking.shortfalls()
                .forEach(shortfall -> journal.degrade(Degradation.Reason.RULE_UNMET, stage.name() + ": " + shortfall));
        Candidates ranked = stage.selected(candidates, ranking);
        journal.explanation()
                .ranked(stage.name(), ranked, stage.ranker().provides().keys(), ranking.formula());
        return ranked;
    }

    private Candidates attempt(
            String stage, Query query, Candidates in, Function<Query, Candidates> work, Supplier<Candidates> other) {
        Candidates out = outcome(stage, journal.policies().bounded(stage, query), in, work, other);
        check.run();
        return out;
    }

    private Candidates outcome(
            String stage,
            Query query,
            Candidates in,
            Function<Query, Candidates> work,
            Supplier<Candidates> otherwise) {
        if (in.size() == 0 || query.deadline().isPassed()) {
            Candidates out = otherwise.get();
            journal.skipped(stage, in.size(), out.size(), in.size() == 0 ? Journal.NOTHING_TO_DO : Journal.NO_TIME);
            return out;
        }
        long start = System.nanoTime();
        try {
            Candidates out = work.apply(query);
            StageOutcome outcome = out.size() == 0 ? StageOutcome.EMPTY : StageOutcome.OK;
            journal.report(new StageReport(stage, outcome, in.size(), out.size(), System.nanoTime() - start, ""));
            return out;
        } catch (VersionMismatchException e) {
            throw e;
        } catch (RuntimeException e) {
            long nanos = System.nanoTime() - start;
            Failure failure = Failure.of(e, query);
            Candidates out = otherwise.get();
            journal.threw(stage, e);
            journal.report(new StageReport(stage, failure.outcome(), in.size(), out.size(), nanos, failure.detail()));
            return out;
        }
    }

    private Candidates missing(List<FeatureKey> keys, Candidates candidates) {
        return candidates.withFeatures(keys, nothing(keys.size(), candidates));
    }

    private List<float[]> nothing(int columns, Candidates candidates) {
        return Collections.nCopies(columns, Missing.column(candidates.size(), memory));
    }
}
