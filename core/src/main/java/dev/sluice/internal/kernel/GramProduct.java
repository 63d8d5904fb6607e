package dev.sluice.internal.kernel;

/**
 * Adds up vectors times what the product of each with a given one lacks of a target, {@code sum of w (t - x'p) x}: with
 * a target of zero, what their weighted Gram matrix makes of {@code -p}, without that matrix. Belongs to one thread.
 */
public abstract class GramProduct {
    final int dimension;

    /** The four factors by which vectors were added last. */
    final float[] factors = new float[4];

    GramProduct(int dimension) {
        this.dimension = dimension;
    }

    /**
     * For vectors of a length.
     *
     * @param dimension at least 1
     */
    public static GramProduct of(int dimension) {
        return DenseKernels.best().gramProduct(dimension);
    }

    /** Bytes of heap one of these takes, at most. */
    public static long bytes(int dimension) {
        return 4L * (4 * dimension + 20);
    }

    /**
     * Adds vectors.
     *
     * @param with p
     * @param sum what is added to
     * @return the sum of the factors, {@code sum of w (t - x'p)}
     */
    public final double add(WeightedVectors vectors, float[] with, float target, float[] sum) {
        int count = vectors.count();
        double total = 0;
        int k = 0;
        for (; k + 4 <= count; k += 4) {
            factors[0] = vectors.weight(k);
            factors[1] = vectors.weight(k + 1);
            factors[2] = vectors.weight(k + 2);
            factors[3] = vectors.weight(k + 3);
            addFour(
                    vectors.array(k),
                    vectors.offset(k),
                    vectors.array(k + 1),
                    vectors.offset(k + 1),
                    vectors.array(k + 2),
                    vectors.offset(k + 2),
                    vectors.array(k + 3),
                    vectors.offset(k + 3),
                    with,
                    target,
                    sum);
            total += (double) factors[0] + factors[1] + factors[2] + factors[3];
        }
        for (; k < count; k++) {
            float[] x = vectors.array(k);
            int at = vectors.offset(k);
            factors[0] = vectors.weight(k);
            factors[1] = 0;
            factors[2] = 0;
            factors[3] = 0;
            addFour(x, at, x, at, x, at, x, at, with, target, sum);
            total += factors[0];
        }
        return total;
    }

    /** Adds four vectors; finds their weights in the factors and leaves the factors there. */
    abstract void addFour(
            float[] x0,
            int at0,
            float[] x1,
            int at1,
            float[] x2,
            int at2,
            float[] x3,
            int at3,
            float[] with,
            float target,
            float[] sum);
}
