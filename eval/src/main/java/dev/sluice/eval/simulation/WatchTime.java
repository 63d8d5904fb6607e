package dev.sluice.eval.simulation;

import org.apache.commons.math3.special.Erf;

/**
 * How long somebody watches what was opened: lognormal, cut off where the item has played as often as it can.
 *
 * @param location logarithm of the median of the seconds before they are cut off
 * @param most seconds it can play
 */
record WatchTime(double location, double most) {
    private static final double ROOT_OF_TWO = StrictMath.sqrt(2);

    static WatchTime of(double seconds, double interest) {
        double loops = seconds < Law.LOOPED_BELOW ? Law.LOOPS : 1;
        double median = Law.WATCH_SCALE
                * StrictMath.pow(seconds, Law.WATCH_EXPONENT)
                * (Law.WATCH_FLOOR + Law.WATCH_GROWTH * interest);
        return new WatchTime(StrictMath.log(median), loops * seconds);
    }

    /** The seconds that a standard normal stands for. */
    double seconds(double normal) {
        return Math.min(most, StrictMath.exp(location + Law.WATCH_SPREAD * normal));
    }

    /** The mean. */
    double expected() {
        double deviations = deviations(most);
        double variance = Law.WATCH_SPREAD * Law.WATCH_SPREAD;
        return StrictMath.exp(location + variance / 2) * normal(deviations - Law.WATCH_SPREAD)
                + most * normal(-deviations);
    }

    /** The probability of at least so many seconds. */
    double atLeast(double seconds) {
        return seconds > most ? 0 : normal(-deviations(seconds));
    }

    private double deviations(double seconds) {
        return (StrictMath.log(seconds) - location) / Law.WATCH_SPREAD;
    }

    /** The probability that a standard normal is at most this. */
    private static double normal(double deviations) {
        return 0.5 * Erf.erfc(-deviations / ROOT_OF_TWO);
    }
}
