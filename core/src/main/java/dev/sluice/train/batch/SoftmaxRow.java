package dev.sluice.train.batch;

/**
 * Loops over a row of logits, plain so that the compiler makes vector instructions of them. They differ from
 * {@link SampledSoftmaxLoss} by rounding in single precision.
 */
public final class SoftmaxRow {
    /** Below its greatest by this, a logit counts for nothing. */
    private static final float RANGE = 87;

    private static final float HALF_RANGE = RANGE / 2;
    private static final int SQUARINGS = 6;
    private static final float SCALE = 1f / (1 << SQUARINGS);
    private static final float SHIFT = (float) Math.exp(-HALF_RANGE);
    private static final float LEAST = power(-HALF_RANGE);

    private SoftmaxRow() {}

    /**
     * Turns logits into numbers in proportion to their exponentials, that of negative infinity into 0.
     *
     * @param greatest no logit is above
     */
    public static void exponentials(float[] row, int count, float greatest) {
        float middle = HALF_RANGE - greatest;
        for (int i = 0; i < count; i++) {
            row[i] = (power(Math.max(row[i] + middle, -HALF_RANGE)) - LEAST) * SHIFT;
        }
    }

    /**
     * The exponential of a number whose absolute value is at most half the range: its Taylor series at a 64th, squared
     * six times, to about 2e-5 of itself. No step needs the bits of a float, which not every compiler can vectorise.
     */
    private static float power(float x) {
        float z = x * SCALE;
        float y = 1 / 40320f + z * (1 / 362880f);
        y = 1 / 5040f + z * y;
        y = 1 / 720f + z * y;
        y = 1 / 120f + z * y;
        y = 1 / 24f + z * y;
        y = 1 / 6f + z * y;
        y = 1 / 2f + z * y;
        y = 1 + z * y;
        y = 1 + z * y;
        y *= y;
        y *= y;
        y *= y;
        y *= y;
        y *= y;
        return y * y;
    }

    public static float greatest(float[] row, int count) {
        float greatest = row[0];
        for (int i = 1; i < count; i++) {
            if (row[i] > greatest) {
                greatest = row[i];
            }
        }
        return greatest;
    }

    /** The sum, in an order in which four additions need not wait for each other. */
    public static double sum(float[] row, int count) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 4 <= count; i += 4) {
            s0 += row[i];
            s1 += row[i + 1];
            s2 += row[i + 2];
            s3 += row[i + 3];
        }
        for (; i < count; i++) {
            s0 += row[i];
        }
        return (s0 + s1) + (s2 + s3);
    }

    public static void scale(float[] row, int count, float factor) {
        for (int i = 0; i < count; i++) {
            row[i] *= factor;
        }
    }
}
