package dev.sluice.eval.simulation;

import java.util.Locale;

/** What can happen between a user and an item that is shown, each only after the one before it. */
public enum EventType {
    /** The item was shown; whether the user looked is not known. */
    IMPRESSION(0),
    /** The user opened it. */
    CLICK(1),
    /** The user stopped watching; every click is followed by one. */
    WATCH(2),
    /** The user bought it. */
    PURCHASE(3),
    /** The user sent it back. */
    RETURN(4);

    private final int step;
    private final String label = name().toLowerCase(Locale.ROOT);

    EventType(int step) {
        this.step = step;
    }

    /** How many things come before it. */
    int step() {
        return step;
    }

    /** Its name in an event log, in lower case. */
    public String label() {
        return label;
    }
}
