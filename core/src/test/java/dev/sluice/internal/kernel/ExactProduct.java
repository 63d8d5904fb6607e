package dev.sluice.internal.kernel;

import static org.assertj.core.api.Assertions.fail;

import java.nio.ByteBuffer;

/**
 * An inner product in double precision, and how far from it one in single precision may be. Let {@code u = 2^-24}. A
 * sum of {@code n} products, in whatever order, fused or not, is off by at most {@code g = n u / (1 - n u)} times the
 * sum of the magnitudes (Higham, Accuracy and Stability of Numerical Algorithms, section 3.1); an entry that is a
 * rounded product itself, as one of bytes is, counts as one rounding more. Besides, each product that is too small to
 * be a normal float loses up to {@code 2^-150}; and since the form for half floats takes the query in units of its
 * greatest entry, there an entry of the query and a product lose up to {@code 2^-150} of such units each.
 *
 * @param sum the product
 * @param magnitudes the sum of the products' magnitudes
 * @param bound how far off it may be
 */
record ExactProduct(double sum, double magnitudes, double bound) {
    static ExactProduct of(StoredNumbers numbers, float[] query, ByteBuffer bytes, int at) {
        double sum = 0;
        double magnitudes = 0;
        double entries = 0;
        double most = Float.MIN_NORMAL;
        for (int i = 0; i < query.length; i++) {
            double entry = numbers.entry(bytes, at, i);
            sum += query[i] * entry;
            magnitudes += Math.abs(query[i] * entry);
            entries += Math.abs(entry);
            most = Math.max(most, Math.abs(query[i]));
        }
        double roundings = (query.length + 2) * 0x1p-24;
        double lost = (query.length + 1) * 0x1p-150;
        if (numbers == StoredNumbers.F16) {
            lost += most * (entries + query.length) * 0x1p-150;
        }
        return new ExactProduct(sum, magnitudes, roundings / (1 - roundings) * magnitudes + lost);
    }

    /** Whether no sum on the way can be too large for a float. */
    boolean isInRange() {
        return magnitudes < Float.MAX_VALUE / 2;
    }

    void requireNear(float score, Object what) {
        if (!(Math.abs(score - sum) <= bound)) {
            fail("%s: %s is not within %s of %s", what, score, bound, sum);
        }
    }
}
