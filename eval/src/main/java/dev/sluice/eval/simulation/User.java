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
        double[] taste,
        double[] drift,
        double turn) {
    /** The taste so many days after the start. */
    double[] tasteAt(double days) {
        double angle = turn * days;
        return Vectors.plus(Vectors.scaled(StrictMath.cos(angle), taste), StrictMath.sin(angle), drift);
    }
}
