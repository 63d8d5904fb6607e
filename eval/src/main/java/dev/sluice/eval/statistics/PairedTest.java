package dev.sluice.eval.statistics;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.apache.commons.math3.stat.inference.TTest;

/**
 * Whether the differences of pairs may well be chance, tested on both sides.
 *
 * @param statistic of the test; NaN where it is undefined
 * @param p how likely differences are that lie at least as far from 0 if there were none in the population, from 0 to
 *     1; NaN where the test says nothing
 * @param effect how large the difference is, whatever the number of pairs; NaN where it is undefined
 */
public record PairedTest(double statistic, double p, double effect) {
    /** More pairs than these are compared with the normal distribution, as are equal differences. */
    private static final int MOST_EXACT = 50;

    /**
     * Student's: whether the mean difference is 0. The effect is Cohen's {@code d_z}, the mean in standard deviations.
     * Says nothing of fewer than two differences, or of equal ones that are not 0; if all are 0, {@code p} is 1.
     *
     * @param differences finite
     */
    public static PairedTest student(double[] differences) {
        requireFinite(differences);
        double deviation = differences.length < 2 ? 0 : new StandardDeviation().evaluate(differences);
        if (deviation == 0) {
            boolean none = differences.length > 0 && Arrays.stream(differences).allMatch(each -> each == 0);
            return none ? new PairedTest(0, 1, 0) : new PairedTest(Double.NaN, Double.NaN, Double.NaN);
        }
        TTest test = new TTest();
        return new PairedTest(
                test.t(0, differences), test.tTest(0, differences), new Mean().evaluate(differences) / deviation);
    }

    /**
     * Wilcoxon's signed ranks: whether differences lie as far above 0 as below. Differences of 0 are left out; equal
     * sizes have the mean of their ranks. The statistic is the lesser of the sums of ranks above and below; {@code p}
     * is exact for at most 50 differences of distinct sizes, otherwise that of the normal distribution with the
     * variance corrected for equal sizes. The effect is the rank-biserial correlation, the difference of the two sums
     * divided by both together, from -1 to 1. If all differences are 0, {@code p} is 1 and the effect 0.
     *
     * @param differences finite
     * @see <a href="https://doi.org/10.2307/3001968">Wilcoxon 1945</a>
     * @see <a href="https://doi.org/10.2466/11.IT.3.1">Kerby 2014, of the effect</a>
     */
    public static PairedTest wilcoxon(double[] differences) {
        requireFinite(differences);
        double[] nonZero = Arrays.stream(differences).filter(each -> each != 0).toArray();
        if (nonZero.length == 0) {
            return differences.length > 0
                    ? new PairedTest(0, 1, 0)
                    : new PairedTest(Double.NaN, Double.NaN, Double.NaN);
        }
        double[] ranks = Correlation.ranks(Arrays.stream(nonZero).map(Math::abs).toArray());
        double above = 0;
        double below = 0;
        for (int i = 0; i < ranks.length; i++) {
            if (nonZero[i] > 0) {
                above += ranks[i];
            } else {
                below += ranks[i];
            }
        }
        double least = Math.min(above, below);
        double ties = tieCorrection(ranks);
        double p = ranks.length <= MOST_EXACT && ties == 0
                ? exact((int) least, ranks.length)
                : normal(least, ranks.length, ties);
        return new PairedTest(least, p, (above - below) / (above + below));
    }

    /** {@code 2 P(W <= least)}, where each of the ranks 1 to {@code n} is above or below with equal chance. */
    private static double exact(int least, int n) {
        double[] chances = new double[n * (n + 1) / 2 + 1];
        chances[0] = 1;
        for (int rank = 1; rank <= n; rank++) {
            for (int sum = chances.length - 1; sum >= 0; sum--) {
                chances[sum] = (chances[sum] + (sum >= rank ? chances[sum - rank] : 0)) / 2;
            }
        }
        return Math.min(1, 2 * Arrays.stream(chances, 0, least + 1).sum());
    }

    private static double normal(double least, double n, double ties) {
        double mean = n * (n + 1) / 4;
        double variance = n * (n + 1) * (2 * n + 1) / 24 - ties / 48;
        return Math.min(1, 2 * new NormalDistribution().cumulativeProbability((least - mean) / Math.sqrt(variance)));
    }

    /** The sum of {@code t^3 - t} over groups of {@code t} equal ranks. */
    private static double tieCorrection(double[] ranks) {
        double[] sorted = ranks.clone();
        Arrays.sort(sorted);
        double sum = 0;
        for (int from = 0; from < sorted.length; ) {
            int to = from + 1;
            while (to < sorted.length && sorted[to] == sorted[from]) {
                to++;
            }
            double equal = to - from;
            sum += equal * equal * equal - equal;
            from = to;
        }
        return sum;
    }

    private static void requireFinite(double[] differences) {
        for (double difference : differences) {
            if (!Double.isFinite(difference)) {
                throw new IllegalArgumentException("a difference must be finite: " + difference);
            }
        }
    }
}
