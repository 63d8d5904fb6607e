package dev.sluice.examples.retrieve;

import java.util.List;
import java.util.function.DoubleFunction;

/** Finds how little effort is enough for an approximate index. */
final class LeastEffort {
    private static final int STEPS = 10;
    private static final double LEAST = 1.0 / 4096;

    private LeastEffort() {}

    /**
     * The least effort, within a hundredth of itself, at which the recall is reached; 1 if it is not even then. More
     * effort is taken to find more.
     *
     * @param truth what is to be found
     * @param found by effort, what is found
     */
    static double reaching(double recall, List<int[]> truth, DoubleFunction<List<int[]>> found) {
        double tooLittle = LEAST;
        double enough = 1;
        for (int step = 0; step < STEPS; step++) {
            double between = Math.sqrt(tooLittle * enough);
            if (Recall.of(truth, found.apply(between)) >= recall) {
                enough = between;
            } else {
                tooLittle = between;
            }
        }
        return enough;
    }
}
