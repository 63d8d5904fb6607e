package dev.sluice.funnel;

import dev.sluice.CandidateFilter;
import dev.sluice.Candidates;
import dev.sluice.ContentPolicy;
import dev.sluice.Mask;
import dev.sluice.Query;
import java.util.concurrent.atomic.LongAdder;

/**
 * Drops the candidates that a content policy does not let pass, and fails closed: an item that the policy does not
 * know, or over which it throws, is dropped as well. Counts what it drops, over all queries.
 *
 * <p>Items with the verdict {@link ContentPolicy.Verdict#LIMIT} stay, unless it was made by {@link #droppingLimited}.
 */
public final class ContentFilter implements CandidateFilter {
    private final ContentPolicy policy;
    private final boolean limitedStay;
    private final LongAdder dropped = new LongAdder();
    private final LongAdder failures = new LongAdder();

    private ContentFilter(ContentPolicy policy, boolean limitedStay) {
        this.policy = policy;
        this.limitedStay = limitedStay;
    }

    /** A filter by this policy. */
    public static ContentFilter of(ContentPolicy policy) {
        return new ContentFilter(policy, true);
    }

    /** A filter by the same policy that drops limited items too. It counts for itself. */
    public ContentFilter droppingLimited() {
        return new ContentFilter(policy, false);
    }

    /** How many candidates were dropped so far, those that the policy failed over among them. */
    public long dropped() {
        return dropped.sum();
    }

    /** How many times the policy threw so far. */
    public long failures() {
        return failures.sum();
    }

    @Override
    public void restrict(Query query, Candidates candidates, Mask keep) {
        for (int position = 0; position < candidates.size(); position++) {
            if (keep.keeps(position) && !passes(candidates.item(position))) {
                keep.clear(position);
                dropped.increment();
            }
        }
    }

    private boolean passes(int item) {
        try {
            return switch (policy.verdict(item)) {
                case ALLOW -> true;
                case LIMIT -> limitedStay;
                case DROP, UNKNOWN -> false;
            };
        } catch (RuntimeException e) {
            failures.increment();
            return false;
        }
    }
}
