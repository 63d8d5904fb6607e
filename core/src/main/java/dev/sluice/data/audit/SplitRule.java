package dev.sluice.data.audit;

/** How the parts of a data set were divided, which says when the future leaks into training. */
public enum SplitRule {
    /**
     * Whichever of the other three is least in the way of the data: at one moment for all if few events are on the
     * wrong side of it, else at a moment of each user's own if few are, else at random.
     */
    INFERRED,
    /** At one moment for all: every event of a later part is later than every one of an earlier part. */
    TIME,
    /** At a moment of each user's own. */
    USER_TIME,
    /** At random: no order is claimed. */
    RANDOM
}
