package dev.sluice.eval.simulation;

import java.util.stream.LongStream;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/** How well counts fit what a law lets expect. Laws are refuted below a p-value of {@link #REFUTED}. */
final class Fit {
    static final double REFUTED = 1e-4;

    private static final double LEAST_EXPECTED = 5;
    private static final int BINS = 20;

    private Fit() {}

    /**
     * The p-value of counts under probabilities that sum up to 1. Neighbouring cells are pooled until enough is
     * expected of each; what remains goes into the last.
     */
    static double pValue(long[] counts, double[] probabilities) {
        double total = LongStream.of(counts).sum();
        double left = total;
        double statistic = 0;
        double count = 0;
        double expected = 0;
        int cells = 1;
        for (int i = 0; i < counts.length; i++) {
            count += counts[i];
            expected += total * probabilities[i];
            if (expected >= LEAST_EXPECTED && left - expected >= LEAST_EXPECTED) {
                statistic += square(count - expected) / expected;
                left -= expected;
                cells++;
                count = 0;
                expected = 0;
            }
        }
        return tail(statistic + square(count - expected) / expected, cells - 1);
    }

    private static double square(double x) {
        return x * x;
    }

    private static double tail(double statistic, int degrees) {
        return 1 - new ChiSquaredDistribution(degrees).cumulativeProbability(statistic);
    }

    /** Foretold probabilities of events, and whether these happened. */
    static final class Calibration {
        private final double[] foretold = new double[BINS];
        private final double[] variance = new double[BINS];
        private final double[] happened = new double[BINS];

        void add(double probability, boolean event) {
            int bin = Math.min(BINS - 1, (int) (probability * BINS));
            foretold[bin] += probability;
            variance[bin] += probability * (1 - probability);
            happened[bin] += event ? 1 : 0;
        }

        /** The p-value of what happened, in bins of the foretold probability that are large enough to tell. */
        double pValue() {
            double statistic = 0;
            int cells = 0;
            for (int bin = 0; bin < BINS; bin++) {
                if (variance[bin] >= LEAST_EXPECTED) {
                    statistic += square(happened[bin] - foretold[bin]) / variance[bin];
                    cells++;
                }
            }
            return tail(statistic, cells);
        }
    }

    /** Numbers whose mean is to be compared with what was foretold. */
    static final class Deviations {
        private double sum;
        private double squares;
        private long count;

        void add(double foretold, double seen) {
            sum += seen - foretold;
            squares += (seen - foretold) * (seen - foretold);
            count++;
        }

        /** How many standard errors the mean lies from what was foretold. */
        double standardErrors() {
            return Math.abs(sum) / Math.sqrt(squares - sum * sum / count);
        }
    }
}
