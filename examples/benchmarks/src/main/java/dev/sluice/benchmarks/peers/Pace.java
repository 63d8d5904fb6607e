package dev.sluice.benchmarks.peers;

/**
 * How long every setting is measured.
 *
 * @param rounds measured after the warm-up, at least 1; their median counts
 * @param seconds of the warm-up and, about, of each round, greater than 0
 */
record Pace(int rounds, double seconds) {
    private static final int FEWEST_QUERIES = 20;

    Pace {
        if (rounds < 1) {
            throw new IllegalArgumentException("rounds must be at least 1: " + rounds);
        }
        if (!(seconds > 0)) {
            throw new IllegalArgumentException("seconds must be greater than 0: " + seconds);
        }
    }

    /** How many of the queries a round asks, when one takes so long. */
    int queries(int available, double secondsPerQuery) {
        double affordable = Math.min(available, seconds / secondsPerQuery);
        return Math.max((int) affordable, Math.min(available, FEWEST_QUERIES));
    }
}
