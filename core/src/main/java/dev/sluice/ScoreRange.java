package dev.sluice;

/**
 * The closed interval a scorer's scores stay in.
 *
 * @param low least score, not NaN
 * @param high greatest score, not NaN, at least {@code low}
 */
public record ScoreRange(float low, float high) {
    /** Any number. */
    public static final ScoreRange UNBOUNDED = new ScoreRange(Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY);

    /** From 0 to 1: the scores may be read as probabilities. */
    public static final ScoreRange UNIT = new ScoreRange(0, 1);

    public ScoreRange {
        if (!(low <= high)) {
            throw new IllegalArgumentException("a range goes from low to high: " + low + " to " + high);
        }
    }

    /** Whether the score lies within; NaN never does. */
    public boolean contains(float score) {
        return score >= low && score <= high;
    }
}
