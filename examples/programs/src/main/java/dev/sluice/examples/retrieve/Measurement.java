package dev.sluice.examples.retrieve;

/**
 * What came of a trial.
 *
 * @param index what was asked
 * @param k how many were asked for
 * @param threads that asked
 * @param batch queries at a time
 * @param effort the share of the items that a search looks at, in (0, 1]; 1 where it is all, or all that may matter
 * @param recall share of the true best that was found; NaN where nothing is searched
 * @param checked over how many queries the recall was taken
 * @param timing what the queries took
 * @param buildSeconds what building took, by the clock
 * @param bytes that the index takes
 * @param hugePages whether the index lies on huge pages
 * @param operations of floating point that an exact search takes; NaN where that says nothing
 */
public record Measurement(
        String index,
        int k,
        int threads,
        int batch,
        double effort,
        double recall,
        int checked,
        Timing timing,
        double buildSeconds,
        long bytes,
        boolean hugePages,
        double operations) {
    /** How many times as long as the read a query takes, both by CPU time. */
    public double ratioTo(double readSeconds) {
        return timing.cpuSecondsPerQuery() / readSeconds;
    }

    /** Thousands of millions of operations in a second of CPU time. */
    public double gigaflops() {
        return operations / timing.cpuSecondsPerQuery() / 1e9;
    }
}
