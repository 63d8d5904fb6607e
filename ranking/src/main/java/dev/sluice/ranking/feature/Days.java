package dev.sluice.ranking.feature;

/** How long ago something was, on a scale on which an hour and a day are as far apart as a month and a year. */
final class Days {
    private static final double DAY = 24 * 60 * 60;

    private Days() {}

    /** {@code ln(1 + days)}; what is still to come is 0 days old. */
    static float logarithm(double seconds) {
        return (float) StrictMath.log1p(Math.max(seconds, 0) / DAY);
    }
}
