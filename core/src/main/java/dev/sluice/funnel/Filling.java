package dev.sluice.funnel;

import dev.sluice.Candidates;
import dev.sluice.Degradation;
import dev.sluice.ItemSet;
import dev.sluice.Query;
import dev.sluice.StageOutcome;
import dev.sluice.StageReport;
import java.util.stream.IntStream;

/**
 * Fills an answer up from the fallback. What the fallback proposes passes every filter like anything else; it is asked
 * again, without what it proposed before, until the answer is full or it has no more. Belongs to the run's thread.
 */
final class Filling {
    private final GeneratorStage stage;
    private final Query query;
    private final Sieve filters;
    private final Sieve lastFilters;
    private final Journal journal;

    private StageOutcome outcome = StageOutcome.SKIPPED;
    private String detail = Journal.NOTHING_TO_DO;
    private int proposed;
    private long nanos;

    Filling(GeneratorStage stage, Query query, Sieve filters, Sieve lastFilters, Journal journal) {
        this.stage = stage;
        this.query = query;
        this.filters = filters;
        this.lastFilters = lastFilters;
        this.journal = journal;
    }

    /** The selected, and behind them what the fallback adds. */
    Candidates fill(Candidates selected, CallsUnderWay calls) {
        Candidates full = selected.size() < query.limit() ? filled(selected, calls) : selected;
        journal.report(
                new StageReport(stage.name(), outcome, 0, proposed, nanos, detail),
                stage.policy().onFailure());
        noteFilled(full);
        return full;
    }

    private Candidates filled(Candidates selected, CallsUnderWay calls) {
        Candidates answer = selected;
        ItemSet open =
                query.allowed().without(answer.items()).without(journal.gone().toIntArray());
        boolean more = true;
        // Ends because each round that may be followed by another takes items out of those open.
        for (int round = 0; more && open.size() > 0 && answer.size() < query.limit(); round++) {
            int count = (int) Math.min(open.size(), Growth.of(query.limit() - answer.size(), round));
            Candidates found = ask(open, count, calls);
            open = open.without(found.items());
            more = found.size() == count;
            Candidates appended = Append.to(answer, filters.sift(query, found, 0));
            answer = lastFilters.sift(query, appended, answer.size());
        }
        Candidates full = answer.first(query.limit());
        journal.explanation().dropped(stage.name(), answer, full);
        return full;
    }

    private Candidates ask(ItemSet open, int count, CallsUnderWay calls) {
        Proposal proposal = stage.ask(query.with().allowed(open).build(), count, calls);
        journal.explanation().proposed(proposal);
        outcome = proposed > 0 && proposal.report().outcome() == StageOutcome.EMPTY
                ? StageOutcome.OK
                : proposal.report().outcome();
        detail = proposal.report().detail();
        proposed += proposal.candidates().size();
        nanos += proposal.report().nanos();
        return named(proposal.candidates());
    }

    /** The fallback is their source, whatever is behind it. */
    private Candidates named(Candidates found) {
        return Candidates.of(found.items(), found.scores()).withSource(stage.name(), found.scores());
    }

    private void noteFilled(Candidates full) {
        long filled = full.sources().contains(stage.name())
                ? IntStream.range(0, full.size())
                        .filter(position -> !Float.isNaN(full.sourceScore(stage.name(), position)))
                        .count()
                : 0;
        if (filled > 0) {
            journal.degrade(
                    Degradation.Reason.FALLBACK, stage.name() + " gave " + filled + " of " + full.size() + " items");
        }
    }
}
