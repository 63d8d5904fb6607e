package dev.sluice.eval.metric;

import dev.sluice.eval.MetricTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What came true of probabilities, bin by bin: of items that are given 0.3, three in ten should be relevant.
 *
 * @param bins those that hold anything, ascending
 */
public record Reliability(List<Bin> bins) {
    public Reliability {
        bins = List.copyOf(bins);
    }

    /**
     * What came true in a bin.
     *
     * @param low the lower edge
     * @param high the upper edge
     * @param items how many, at least 1
     * @param meanScore the mean of their probabilities
     * @param relevant the share of them that is relevant
     */
    public record Bin(double low, double high, long items, double meanScore, double relevant) {}

    /**
     * Puts items into bins, those left aside that have no score. Costs a sort and 8 bytes an item.
     *
     * @throws IllegalArgumentException if a score is not from 0 to 1
     */
    public static Reliability of(ScoredLabels pairs, Bins bins) {
        pairs.requireProbabilities();
        double[] all = pairs.allScores();
        List<Bin> filled = new ArrayList<>();
        double low = 0;
        int start = 0;
        for (double high : bins.upper(all)) {
            int end = countUpTo(all, high);
            if (end > start) {
                filled.add(bin(low, high, Arrays.copyOfRange(all, start, end), pairs.relevantScores()));
            }
            low = high;
            start = end;
        }
        return new Reliability(filled);
    }

    private static Bin bin(double low, double high, double[] scores, double[] relevantScores) {
        int relevant = countUpTo(relevantScores, high) - countUpTo(relevantScores, Math.nextDown(scores[0]));
        double sum = 0;
        for (double score : scores) {
            sum += score;
        }
        return new Bin(low, high, scores.length, sum / scores.length, (double) relevant / scores.length);
    }

    /**
     * The mean distance of what came true from what was said, bins weighing as much as they hold; NaN if there are
     * none.
     *
     * @see <a href="https://proceedings.mlr.press/v70/guo17a.html">Guo, Pleiss, Sun and Weinberger 2017</a>
     */
    public double expectedError() {
        double sum = 0;
        double items = 0;
        for (Bin bin : bins) {
            sum += bin.items * Math.abs(bin.relevant - bin.meanScore);
            items += bin.items;
        }
        return sum / items;
    }

    MetricTable table() {
        return new MetricTable(
                List.of("from", "to", "items", "mean score", "share relevant"),
                bins.stream()
                        .map(bin -> List.of(bin.low, bin.high, (double) bin.items, bin.meanScore, bin.relevant))
                        .toList());
    }

    /** How many numbers are at most a bound. */
    private static int countUpTo(double[] ascending, double bound) {
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] <= bound) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
