package dev.sluice.data.audit;

/** The moments that divide two parts: what is later belongs to the later part. */
final class Division {
    private final long[] moments;
    private final long wrong;

    /**
     * @param moments by the earlier part's rows of users; that of row 0 is for users whom only the later part has
     * @param wrong how many events are on the wrong side
     */
    Division(long[] moments, long wrong) {
        this.moments = moments;
        this.wrong = wrong;
    }

    long moment(int user) {
        return moments[user];
    }

    long wrong() {
        return wrong;
    }
}
