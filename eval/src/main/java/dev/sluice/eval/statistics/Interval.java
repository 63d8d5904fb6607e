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

    /** Whether a value is neither below {@code low} nor above {@code high}. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
