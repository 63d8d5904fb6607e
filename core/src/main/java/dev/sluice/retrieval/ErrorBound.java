package dev.sluice.retrieval;

/**
 * How far the products that a scan computes may be from the scores that the table gives, for one query. Of a query
 * {@code q}, multiplied as {@code q'}, and a row {@code x}, kept as {@code x'}, by the inequality of Cauchy and Schwarz
 *
 * <pre>{@code |qx - q'x'| <= |q| |x - x'| + |q - q'| |x'|}</pre>
 *
 * and a sum of {@code n} products of floats, in whatever order and fused or not, is off by at most {@code g(n) |q|
 * |x|}, where {@code g(n) = n u / (1 - n u)} and {@code u} is {@code 2^-24}, and by half of the least float for each
 * product that is too small for a float. Both the scan and the table compute such a sum.
 *
 * <p>Where a number on the way might be too great for a float, nothing is known, and the bounds are infinite.
 *
 * @see <a href="https://doi.org/10.1137/1.9780898718027">Higham 2002, Accuracy and Stability of Numerical Algorithms,
 *     section 3.1</a>
 */
final class ErrorBound {
    private static final double UNIT = 0x1p-24;
    /**
     * Roundings beside those of the two sums: of factors, of unit lengths, of these bounds and what is done with them.
     */
    private static final int OTHERS = 32;
    /**
     * An entry is at most 127 steps of a row, eight entries of a query 258 of its own, filled up to groups of eight.
     */
    private static final int STEPS = 64;

    private static final int GROUP = 8;

    private final int dimension;
    private final double norm;
    private final double rounding;
    private final double sums;

    /**
     * For a query.
     *
     * @param norm of the query
     * @param rounding how far what is multiplied is from the query
     */
    ErrorBound(int dimension, double norm, double rounding) {
        this.dimension = dimension;
        this.norm = norm;
        this.rounding = rounding;
        int roundings = 2 * dimension + OTHERS;
        this.sums = roundings * UNIT / (1 - roundings * UNIT);
    }

    /**
     * The most by which a product differs from the score.
     *
     * @param length of the longest row
     * @param taken the most that rounding took from a row, as the norm of the difference
     */
    float error(float length, float taken) {
        double longest = (double) length + taken;
        if (mayOverflow(longest)) {
            return Float.POSITIVE_INFINITY;
        }
        double product = (norm + rounding) * longest;
        return (float) (norm * taken + rounding * longest + sums * product + tooSmall(product));
    }

    /** The most that a row of such a length can score, by the table or by a copy that is not rounded. */
    float most(float length) {
        if (mayOverflow(length)) {
            return Float.POSITIVE_INFINITY;
        }
        double product = norm * length;
        return (float) (product + sums * product + tooSmall(product));
    }

    /** Steps are counted before they are multiplied with what a step of the query is, which may be far below 1. */
    private boolean mayOverflow(double longest) {
        return !((norm + rounding + 1) * longest * STEPS * (dimension + GROUP) <= Float.MAX_VALUE);
    }

    private double tooSmall(double product) {
        return product == 0 ? 0 : (2.0 * dimension + OTHERS) * Float.MIN_VALUE;
    }
}
