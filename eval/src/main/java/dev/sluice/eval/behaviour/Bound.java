package dev.sluice.eval.behaviour;

/**
 * What a value must not lie beyond.
 *
 * @param side on which side of the limit it must lie
 * @param limit finite, itself allowed
 */
public record Bound(Side side, double limit) {
    /** A side of a limit. */
    public enum Side {
        /** Not below. */
        AT_LEAST,
        /** Not above. */
        AT_MOST
    }

    public Bound {
        if (!Double.isFinite(limit)) {
            throw new IllegalArgumentException("a limit must be finite: " + limit);
        }
    }

    /** Whether a value lies where it must; NaN does not. */
    public boolean holds(double value) {
        return side == Side.AT_LEAST ? value >= limit : value <= limit;
    }

    @Override
    public String toString() {
        return (side == Side.AT_LEAST ? "at least " : "at most ") + limit;
    }
}
