package dev.sluice.eval.candidate;

import dev.sluice.eval.CandidateRule;
import dev.sluice.eval.split.Split;
import java.util.function.IntPredicate;

/**
 * All items but those that the user is known to have met: those of the user's events in the training and the history.
 * What most published results are judged among.
 */
public final class UnseenItems implements CandidateRule {
    private final KnownPairs known;
    private final int rows;

    private UnseenItems(KnownPairs known, int rows) {
        this.known = known;
        this.rows = rows;
    }

    /** Of the users of a split. Keeps 8 bytes for each pair that is known. */
    public static UnseenItems of(Split split) {
        return new UnseenItems(new KnownPairs(split), split.train().itemRows());
    }

    @Override
    public IntPredicate candidates(int user) {
        return item -> item > 0 && item < rows && !known.contains(user, item);
    }

    @Override
    public String description() {
        return "items the user was not trained on";
    }
}
