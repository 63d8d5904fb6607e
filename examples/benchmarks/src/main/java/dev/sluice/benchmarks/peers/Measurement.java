package dev.sluice.benchmarks.peers;

/**
 * A line of the table.
 *
 * @param peer who was asked
 * @param settings what it was built and asked with
 * @param built what building took
 * @param k how many were asked for
 * @param queries how many queries were asked in a round; of few, the recall is uncertain
 * @param recall share of the true best that was found
 * @param perQuery what a query took: CPU time of the asking thread, and wall time
 */
record Measurement(
        String peer, String settings, Contestant.Built built, int k, int queries, double recall, Cost perQuery) {}
