package dev.sluice.eval.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** What is done to the p values of several tests, of which some would be small by chance alone. */
public enum Correction {
    /** Nothing. */
    NONE {
        @Override
        double scaled(double p, int place, int tests) {
            return p;
        }
    },
    /**
     * Holm's: below 5 % stand wrong findings in at most 5 % of such families of tests.
     *
     * @see <a href="https://www.jstor.org/stable/4615733">Holm 1979</a>
     */
    HOLM {
        @Override
        double scaled(double p, int place, int tests) {
            return p * (tests - place);
        }
    },
    /**
     * Benjamini and Hochberg's: of what stands below 5 %, 5 % are wrong on average, if tests are independent.
     *
     * @see <a href="https://doi.org/10.1111/j.2517-6161.1995.tb02031.x">Benjamini and Hochberg 1995</a>
     */
    BENJAMINI_HOCHBERG {
        @Override
        double scaled(double p, int place, int tests) {
            return p * ((double) tests / (place + 1)); // times 1, not less, for the last
        }

        @Override
        void makeMonotone(double[] rising) {
            for (int i = rising.length - 2; i >= 0; i--) {
                rising[i] = Math.min(rising[i], rising[i + 1]);
            }
        }
    };

    /** The value at a place, counted from 0, of the sorted p values of so many tests, not cut at 1. */
    abstract double scaled(double p, int place, int tests);

    /** Lets no greater p value become less than a smaller one. */
    void makeMonotone(double[] rising) {
        for (int i = 1; i < rising.length; i++) {
            rising[i] = Math.max(rising[i], rising[i - 1]);
        }
    }

    /**
     * Adjusted p values, in the same order.
     *
     * @param ps from 0 to 1; one that is NaN stays so and counts for no test
     */
    public double[] adjust(double[] ps) {
        for (double p : ps) {
            if (p < 0 || p > 1) {
                throw new IllegalArgumentException("p must be from 0 to 1: " + p);
            }
        }
        int[] order = IntStream.range(0, ps.length)
                .filter(i -> !Double.isNaN(ps[i]))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> ps[i]))
                .mapToInt(i -> i)
                .toArray();
        double[] rising = new double[order.length];
        Arrays.setAll(rising, place -> scaled(ps[order[place]], place, order.length));
        makeMonotone(rising);
        double[] adjusted = ps.clone();
        for (int place = 0; place < order.length; place++) {
            adjusted[order[place]] = Math.min(1, rising[place]);
        }
        return adjusted;
    }
}
