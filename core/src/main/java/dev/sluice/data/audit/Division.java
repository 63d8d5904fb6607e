package dev.sluice.data.audit;

/** The moments that divide two parts: what is later belongs to the later part. */
final class Division {
    private final long[] moments;
    private final long respite;
    private final long wrong;

    /**
     * @param moments by the earlier part's rows of users; that of row 0 is for users whom only the later part has
     * @param respite how much later an event of the later part may be taken to be, in milliseconds
     * @param wrong how many events are on the wrong side
     */
    Division(long[] moments, long respite, long wrong) {
        this.moments = moments;
        this.respite = respite;
        this.wrong = wrong;
    }

    /** Whether an event of the earlier part is on the wrong side. */
    boolean isLate(int user, long time) {
        return time > moments[user];
    }

    /** Whether an event of the later part is on the wrong side. */
    boolean isEarly(int user, long time) {
        return time + respite <= moments[user];
    }

    long wrong() {
        return wrong;
    }
}
