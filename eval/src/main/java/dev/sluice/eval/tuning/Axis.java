package dev.sluice.eval.tuning;

import java.util.Locale;

/** What is doubled from point to point along a learning curve. */
public enum Axis {
    /**
     * The events: each part holds the latest. Events of one moment are drawn by the seed, so that data without times
     * are sampled.
     */
    EVENTS,
    /** The users: each part holds all events of some users, who are drawn by the seed. */
    USERS,
    /** The epochs: each point trains on all the data, for longer and longer. */
    EPOCHS;

    /** In lower case, as in a table. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
