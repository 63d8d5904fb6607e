package dev.sluice.eval.metric;

/** How much a user weighs in a mean over users. */
public enum Weighting {
    /** All users weigh the same. */
    USERS {
        @Override
        long of(ScoredLabels pairs) {
            return 1;
        }
    },
    /** A user weighs as much as there are relevant items. */
    POSITIVES {
        @Override
        long of(ScoredLabels pairs) {
            return pairs.relevant();
        }
    },
    /** A user weighs as much as there are items with a score. */
    IMPRESSIONS {
        @Override
        long of(ScoredLabels pairs) {
            return pairs.scored();
        }
    };

    abstract long of(ScoredLabels pairs);
}
