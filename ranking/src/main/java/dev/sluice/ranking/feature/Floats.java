package dev.sluice.ranking.feature;

/** Numbers of columns, made floats that are finite or missing. */
final class Floats {
    private Floats() {}

    /** Says nothing of a candidate. */
    static void missing(int position, float[][] columns) {
        for (float[] column : columns) {
            column[position] = Float.NaN;
        }
    }

    /** The nearest float that is finite. */
    static float of(double number) {
        return (float) Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, number));
    }

    /** {@code ln(1 + x)}, and of a negative number {@code -ln(1 - x)}. */
    static float logarithm(double number) {
        return (float) Math.copySign(StrictMath.log1p(Math.abs(number)), number);
    }
}
