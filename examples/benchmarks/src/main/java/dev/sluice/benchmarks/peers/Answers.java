package dev.sluice.benchmarks.peers;

import java.util.Arrays;
import java.util.List;

/**
 * What a peer found with one setting, and how long it took.
 *
 * @param found rows found for the first queries of the dataset, a list for each
 * @param perQuery what one query took, the median of the rounds
 */
record Answers(List<int[]> found, Cost perQuery) {
    /** Answers whose cost is the median of the rounds, CPU and wall each for itself. */
    static Answers of(List<int[]> found, List<Cost> rounds) {
        double cpu = median(rounds.stream().mapToDouble(Cost::cpuSeconds).toArray());
        double wall = median(rounds.stream().mapToDouble(Cost::wallSeconds).toArray());
        return new Answers(found, new Cost(cpu, wall));
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
