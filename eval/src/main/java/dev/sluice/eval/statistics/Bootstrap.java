package dev.sluice.eval.statistics;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
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
     * means. For pairs, pass their differences. Costs 5 to 10 ns a value and resample.
     *
     * @param values independent of each other, at least one; finite, their sum as well
     */
    public Interval mean(double[] values) {
        double sum = Arrays.stream(values).sum();
        if (!Double.isFinite(sum)) {
            throw new IllegalArgumentException("an interval needs finite values, also added up: " + sum);
        }
        return middle(resampled(values.length, drawn -> {
            double total = 0;
            for (int place : drawn) {
                total += values[place];
            }
            return total / drawn.length;
        }));
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
        if (users == 0) {
            throw new IllegalArgumentException("an interval needs at least one value");
        }
        RandomGenerator random = new Well19937c(seed);
        int[] drawn = new int[users];
        double[] values = new double[resamples];
        for (int i = 0; i < resamples; i++) {
            Arrays.setAll(drawn, place -> random.nextInt(users));
            values[i] = ofDrawn.applyAsDouble(drawn);
        }
        return values;
    }

    private Interval middle(double[] values) {
        Percentile percentile = new Percentile();
        percentile.setData(values);
        double tail = 100 * (1 - level) / 2;
        return new Interval(percentile.evaluate(tail), percentile.evaluate(100 - tail), level);
    }
}
