package dev.sluice.eval.split;

/** Where a user's events of one moment go, if the cut between training and test falls among them. */
public enum TimeTies {
    /**
     * To both sides, in the order of the data. Everybody has as much tested as was asked for, but of a moment's events
     * nobody knows whether those trained on came before those tested.
     */
    IN_ORDER,
    /**
     * All to the earlier side: whatever is tested is later than all that is trained on, and may be less, or nothing.
     */
    EARLIER
}
