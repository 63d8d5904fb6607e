package dev.sluice;

/**
 * Why an answer is not all it could have been.
 *
 * @param reason the kind
 * @param detail what it was about, in one line; may be empty
 */
public record Degradation(Reason reason, String detail) {
    /** Kinds of degradation. */
    public enum Reason {
        /** The request names no user and brings no history that the model knows. */
        NO_USER,
        /** The model does not know the user and the request brings no history it knows. */
        UNKNOWN_USER,
        /** The request's history or exclusions name items that the model does not know. */
        UNKNOWN_ITEMS,
        /** The catalogue has no item. */
        EMPTY_CATALOGUE,
        /** Everything is excluded: the user has seen it, the request or a filter forbids it. */
        NOTHING_ALLOWED,
        /**
         * A stage failed and was left out, or was not run since it had failed too often or too many of its calls were
         * under way.
         */
        STAGE_FAILED,
        /** A stage was not done in time, or had no time left, and was left out. */
        STAGE_TIMED_OUT,
        /** Too few generators succeeded; what they found was not used. */
        QUORUM,
        /**
         * The candidates did not allow a ranker to meet a rule that lists are to keep to; it came as near as it could.
         */
        RULE_UNMET,
        /** There were too many requests at once; only the fallback was asked. */
        OVERLOAD,
        /** What the other generators found was too little, and the fallback filled the list. */
        FALLBACK
    }
}
