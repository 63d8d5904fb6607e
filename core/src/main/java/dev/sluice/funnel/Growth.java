package dev.sluice.funnel;

/** How many more to look at, when what was looked at before was not enough. */
final class Growth {
    private Growth() {}

    /** As many as are missing, doubled in each round, so that few rounds are needed however many turn out useless. */
    static long of(int missing, int round) {
        return (long) missing << Math.min(30, Math.max(0, round));
    }
}
