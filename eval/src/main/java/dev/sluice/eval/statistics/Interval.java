package dev.sluice.eval.statistics;

/**
 * Where a value may well lie.
 *
 * @param low at most {@code high}
 * @param high at least {@code low}
 * @param level how sure, between 0 and 1 exclusive, such as 0.95
 */
public record Interval(double low, double high, double level) {
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("low must not be above high: " + low + ", " + high);
        }
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level must be between 0 and 1: " + level);
        }
    }

    /** The part of it between two bounds; where it lies beyond one of them, as by a rounding, the bound alone. */
    public Interval between(double least, double most) {
        return new Interval(clamp(low, least, most), clamp(high, least, most), level);
    }

    private static double clamp(double value, double least, double most) {
        return Math.min(most, Math.max(least, value));
    }

    /** Whether a value is neither below {@code low} nor above {@code high}. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
