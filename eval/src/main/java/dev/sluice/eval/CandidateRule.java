package dev.sluice.eval;

import java.util.function.IntPredicate;

/**
 * Which items a user could have been recommended, so that lists and judgements are compared among those alone. An
 * evaluation without one is among all items.
 */
public interface CandidateRule {
    /**
     * Whether an item was a candidate for a user. Asked once a user, perhaps by several threads at a time for different
     * users.
     *
     * @param user row of the user, at least 1
     */
    IntPredicate candidates(int user);

    /** In a few words which items these are; it joins the variant of every result. */
    String description();
}
