package dev.sluice.funnel;

import dev.sluice.Candidates;
import dev.sluice.Mask;
import dev.sluice.Query;
import java.util.List;

/**
 * The filters of one run that stand at one place, in order. They run as long as there are candidates, deadline or not,
 * since what they hold back must not be shown. Belongs to the run's thread.
 */
final class Sieve {
    private final List<FilterTally> tallies;
    private final Journal journal;

    Sieve(List<FilterStage> stages, Journal journal) {
        this.tallies =
                stages.stream().map(stage -> new FilterTally(stage, journal)).toList();
        this.journal = journal;
    }

    /**
     * The candidates that every filter keeps.
     *
     * @param judged how many of the first came through before; they are looked at again together with the newcomers,
     *     since a filter may compare candidates
     */
    Candidates sift(Query query, Candidates slate, int judged) {
        Candidates left = slate;
        int known = judged;
        for (FilterTally tally : tallies) {
            if (left.size() == 0) {
                break;
            }
            Mask keep = tally.judge(query, left, known);
            known = drop(left, keep, known);
            Candidates passed = left.keep(keep);
            journal.explanation().dropped(tally.name(), left, passed);
            left = passed;
        }
        return left;
    }

    /** Gives the filters their place among the reports; they may be shown more candidates later. */
    void reserveReports() {
        for (FilterTally tally : tallies) {
            journal.reserve(tally::report, tally.meaning());
        }
    }

    /** Notes what went, and says how many of the first {@code known} did not. */
    private int drop(Candidates candidates, Mask keep, int known) {
        int stillKnown = known;
        for (int position = 0; position < candidates.size(); position++) {
            if (!keep.keeps(position)) {
                journal.gone().add(candidates.item(position));
                stillKnown -= position < known ? 1 : 0;
            }
        }
        return stillKnown;
    }
}
