package dev.sluice.data.feature;

/**
 * When a feature counts as skewed. Start from {@link #defaults()} and change what matters.
 *
 * @param tolerance two values {@code a} and {@code b} differ if they are further apart than {@code tolerance * max(1,
 *     |a|, |b|)}; finite and not negative
 * @param share a feature is skewed if more than this share of its rows differ or are missing on one side; in [0, 1)
 * @param examples how many of those rows are kept to look at, at least 0
 */
public record SkewSettings(double tolerance, double share, int examples) {
    public SkewSettings {
        if (!(tolerance >= 0 && tolerance < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("tolerance must be finite and not negative: " + tolerance);
        }
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException("share must be at least 0 and below 1: " + share);
        }
        if (examples < 0) {
            throw new IllegalArgumentException("examples must be at least 0: " + examples);
        }
    }

    /** A tolerance of a millionth, a share of a thousandth, 5 examples. */
    public static SkewSettings defaults() {
        return new SkewSettings(1e-6, 1e-3, 5);
    }

    /** These settings with another tolerance. */
    public SkewSettings withTolerance(double difference) {
        return new SkewSettings(difference, share, examples);
    }

    /** These settings with another share. */
    public SkewSettings withShare(double rows) {
        return new SkewSettings(tolerance, rows, examples);
    }

    boolean differ(double one, double other) {
        double apart = Math.abs(one - other);
        double allowed = tolerance * Math.max(1, Math.max(Math.abs(one), Math.abs(other)));
        // Infinities are equal or not, whatever is allowed.
        return one != other && (apart > allowed || Double.isInfinite(apart));
    }
}
