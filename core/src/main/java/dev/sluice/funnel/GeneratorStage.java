package dev.sluice.funnel;

import dev.sluice.CandidateGenerator;
import dev.sluice.Candidates;
import dev.sluice.ItemSet;
import dev.sluice.Mask;
import dev.sluice.Query;
import dev.sluice.StageOutcome;
import dev.sluice.VersionMismatchException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * A generator of a funnel.
 *
 * @param bulkhead a permit for each call that may be on the executor at the same time
 */
record GeneratorStage(String name, CandidateGenerator generator, int limit, Semaphore bulkhead) {
    /** Asks the generator in this thread and holds it to its contract. */
    Proposal ask(Query query, int count, CallsUnderWay calls) {
        long start = System.nanoTime();
        try {
            if (generator instanceof Funnel funnel) {
                FunnelRun run = funnel.run(query.with().limit(count).build(), calls);
                return checked(run.candidates(), query, count, start, Optional.of(run));
            }
            return checked(generator.generate(query, count), query, count, start, Optional.empty());
        } catch (VersionMismatchException e) {
            throw e;
        } catch (RuntimeException e) {
            Failure failure = Failure.of(e, query);
            return Proposal.without(name, failure.outcome(), System.nanoTime() - start, failure.detail());
        }
    }

    /** How many to ask for, since a request for more than the stage's limit should not come back short. */
    int count(Query query) {
        return Math.max(limit, query.limit());
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
