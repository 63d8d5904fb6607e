package dev.sluice.eval.simulation;

/**
 * The truth about a user.
 *
 * @param ageBand number of the age band
 * @param country number of the country
 * @param device what the user looks at
 * @param joined when, in milliseconds since the epoch
 * @param visitsPerDay lambda
 * @param taste a, the taste at the start, of length 1
 * @param drift b, what the taste turns to, of length 1 and at a right angle to a
 * @param turn omega, in radians a day
 */
record User(
        int ageBand,
        int country,
        Device device,
        long joined,
        double visitsPerDay,
        Vector taste,
        Vector drift,
        double turn) {
    /** The taste so many days after the start. */
    Vector tasteAt(double days) {
        double angle = turn * days;
        return taste.times(StrictMath.cos(angle)).plus(StrictMath.sin(angle), drift);
    }
}
