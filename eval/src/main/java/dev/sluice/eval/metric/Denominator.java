package dev.sluice.eval.metric;

/** What hits are divided by. */
public enum Denominator {
    /** The number of relevant items: nobody reaches 1 who has more of them than there are places. */
    ALL_RELEVANT,
    /** The number of relevant items or of places, whichever is less: 1 can always be reached. */
    CAPPED;

    int of(int relevant, int places) {
        return this == CAPPED ? Math.min(relevant, places) : relevant;
    }

    String text() {
        return this == CAPPED ? "min(k, relevant)" : "all relevant";
    }
}
