package dev.sluice.ranking.calibration;

import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Scores and what came of them, to fit a {@link Calibrator} on: those of examples that the scorer did not learn from,
 * from candidates as it is served them. Costs 16 bytes each.
 */
public final class Outcomes {
    private final double[] scores;
    private final float[] labels;
    private final float[] weights;

    private Outcomes(double[] scores, float[] labels, float[] weights) {
        this.scores = scores;
        this.labels = labels;
        this.weights = weights;
    }

    /**
     * Scores, labels and how much each counts.
     *
     * @param scores finite; at least one
     * @param labels what came of each, from 0 to 1
     * @param weights how many examples each stands for, finite and not negative, not all 0
     */
    public static Outcomes of(float[] scores, float[] labels, float[] weights) {
        if (scores.length != labels.length || scores.length != weights.length) {
            throw new IllegalArgumentException(
                    scores.length + " scores, " + labels.length + " labels and " + weights.length + " weights");
        }
        double[] copy = new double[scores.length];
        double sum = 0;
        for (int row = 0; row < copy.length; row++) {
            require(Float.isFinite(scores[row]), "score", row, "must be finite", scores[row]);
            require(labels[row] >= 0 && labels[row] <= 1, "label", row, "must be from 0 to 1", labels[row]);
            require(
                    weights[row] >= 0 && weights[row] < Float.POSITIVE_INFINITY,
                    "weight",
                    row,
                    "must be finite and not negative",
                    weights[row]);
            copy[row] = scores[row];
            sum += weights[row];
        }
        if (!(sum > 0)) {
            throw new IllegalArgumentException("there must be an outcome of a weight above 0: none of " + copy.length);
        }
        return new Outcomes(copy, labels.clone(), weights.clone());
    }

    /** The same where every outcome counts 1. */
    public static Outcomes unweighted(float[] scores, float[] labels) {
        float[] ones = new float[scores.length];
        Arrays.fill(ones, 1);
        return of(scores, labels, ones);
    }

    private static void require(boolean holds, String what, int row, String rule, float value) {
        if (!holds) {
            throw new IllegalArgumentException(what + " " + row + " " + rule + ": " + value);
        }
    }

    /** How many. */
    public int size() {
        return scores.length;
    }

    /** A score. */
    public double score(int row) {
        return scores[row];
    }

    /** What came of it. */
    public float label(int row) {
        return labels[row];
    }

    /** How much it counts. */
    public float weight(int row) {
        return weights[row];
    }

    /** The same with each score as a calibrator makes it, to see how far they came true before and after. */
    public Outcomes with(Calibrator calibrator) {
        return new Outcomes(Arrays.stream(scores).map(calibrator::calibrate).toArray(), labels, weights);
    }

    /** The sum of the weights, each times its label. */
    double positives() {
        return IntStream.range(0, size())
                .mapToDouble(row -> (double) weights[row] * labels[row])
                .sum();
    }

    /** The sum of the weights, each times what its label lacks to 1. */
    double negatives() {
        return IntStream.range(0, size())
                .mapToDouble(row -> weights[row] * (1.0 - labels[row]))
                .sum();
    }

    /** Whether all that count came to the same end, all 0 or all 1. */
    boolean isOfOneClass() {
        return positives() == 0 || negatives() == 0;
    }

    /** The rows that count, by ascending score. */
    int[] ascending() {
        int[] rows = IntStream.range(0, size()).filter(row -> weights[row] > 0).toArray();
        IntArrays.stableSort(rows, (a, b) -> Double.compare(scores[a] + 0.0, scores[b] + 0.0)); // -0 is a 0
        return rows;
    }
}
