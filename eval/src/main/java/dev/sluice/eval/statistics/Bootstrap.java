package dev.sluice.eval.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/**
 * Bootstrap: draws as many users as there are, with replacement, again and again, and sees how far a value moves. Equal
 * settings and values give equal intervals.
 *
 * @param resamples how often to draw, at least 100
 * @param level how sure the interval is to be, between 0 and 1 exclusive
 * @param seed fixes what is drawn
 * @see <a href="https://doi.org/10.1214/aos/1176344552">Efron 1979</a>
 */
public record Bootstrap(int resamples, double level, long seed) {
    public Bootstrap {
        if (resamples < 100) {
            throw new IllegalArgumentException("resamples must be at least 100: " + resamples);
        }
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level must be between 0 and 1: " + level);
        }
    }

    /** 1000 resamples, 95 %, a fixed seed. */
    public static Bootstrap defaults() {
        return new Bootstrap(1000, 0.95, 20_240_607L);
    }

    /** The same with another number of resamples. */
    public Bootstrap withResamples(int other) {
        return new Bootstrap(other, level, seed);
    }

    /** The same with another level. */
    public Bootstrap withLevel(double other) {
        return new Bootstrap(resamples, other, seed);
    }

    /** The same with another seed. */
    public Bootstrap withSeed(long other) {
        return new Bootstrap(resamples, level, other);
    }

    /**
     * Where the mean of the population may well lie from which these values came: the percentiles of the resampled
     * means. For pairs, pass their differences.
     *
     * @param values independent of each other, at least one; finite, their sum as well
     */
    public Interval mean(double[] values) {
        return means(List.of(values)).get(0);
    }

    /**
     * The same for several values of the same users, who are drawn once for all of them: for each column the interval
     * that {@link #mean} gives. Costs about 2 ns a user and resample and .5 ns a value, divided among the threads of
     * the common pool; equal, whatever their number.
     *
     * @param columns of equal length, at least one
     */
    public List<Interval> means(List<double[]> columns) {
        int users = columns.get(0).length;
        requireUsers(users);
        double[] table = table(columns, users);
        double[][] means = new double[columns.size()][resamples];
        Draws[] draws = Draws.of(seed, resamples, users);
        IntStream.range(0, resamples).parallel().forEach(resample -> {
            double[] sums = new double[columns.size()];
            Draws drawn = draws[resample];
            for (int i = 0; i < users; i++) {
                int from = drawn.next() * sums.length;
                for (int column = 0; column < sums.length; column++) {
                    sums[column] += table[from + column];
                }
            }
            for (int column = 0; column < sums.length; column++) {
                means[column][resample] = sums[column] / users;
            }
        });
        return Arrays.stream(means).map(this::middle).toList();
    }

    /** User after user, so that drawing a user touches one place in memory. */
    private static double[] table(List<double[]> columns, int users) {
        double[] table = new double[Math.multiplyExact(columns.size(), users)];
        for (int column = 0; column < columns.size(); column++) {
            double[] values = columns.get(column);
            if (values.length != users) {
                throw new IllegalArgumentException(
                        "columns must be as long as each other: " + users + " and " + values.length);
            }
            double sum = Arrays.stream(values).sum();
            if (!Double.isFinite(sum)) {
                throw new IllegalArgumentException("an interval needs finite values, also added up: " + sum);
            }
            for (int user = 0; user < users; user++) {
                table[user * columns.size() + column] = values[user];
            }
        }
        return table;
    }

    /**
     * Where a value may well lie that resampling shifts, as it does the number of distinct items: users drawn with
     * replacement have fewer than the sample, so the percentiles of the resampled values would lie below the value. The
     * interval is the value plus the percentiles of the deviations of the resampled values from their own mean, and
     * contains the value: a percentile on the wrong side of 0 counts as 0.
     *
     * @param value the value of the users there are, finite
     * @param users how many there are, at least 1
     * @param ofDrawn the value of those drawn, finite, from their numbers, 0 to {@code users - 1}, as many as there are
     *     users; called {@code resamples} times, each time with the same array
     */
    public Interval around(double value, int users, ToDoubleFunction<int[]> ofDrawn) {
        double[] deviations = resampled(users, ofDrawn);
        double mean = Arrays.stream(deviations).average().orElseThrow();
        for (int i = 0; i < deviations.length; i++) {
            deviations[i] -= mean;
        }
        Interval moved = middle(deviations);
        return new Interval(value + Math.min(0, moved.low()), value + Math.max(0, moved.high()), level);
    }

    private double[] resampled(int users, ToDoubleFunction<int[]> ofDrawn) {
        requireUsers(users);
        int[] drawn = new int[users];
        double[] values = new double[resamples];
        Draws[] draws = Draws.of(seed, resamples, users);
        for (int resample = 0; resample < resamples; resample++) {
            Draws next = draws[resample];
            Arrays.setAll(drawn, place -> next.next());
            values[resample] = ofDrawn.applyAsDouble(drawn);
        }
        return values;
    }

    private static void requireUsers(int users) {
        if (users == 0) {
            throw new IllegalArgumentException("an interval needs at least one value");
        }
    }

    private Interval middle(double[] values) {
        Percentile percentile = new Percentile();
        percentile.setData(values);
        double tail = 100 * (1 - level) / 2;
        return new Interval(percentile.evaluate(tail), percentile.evaluate(100 - tail), level);
    }
}
