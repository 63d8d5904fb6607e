package dev.sluice.eval.simulation;

import java.util.Locale;

/** What can happen between a user and an item that is shown, each only after the one before it. */
public enum EventType {
    /** The item was shown; whether the user looked is not known. */
    IMPRESSION,
    /** The user opened it. */
    CLICK,
    /** The user stopped watching; every click is followed by one. */
    WATCH,
    /** The user bought it. */
    PURCHASE,
    /** The user sent it back. */
    RETURN;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** Its name in an event log, in lower case. */
    public String label() {
        return label;
    }
}
