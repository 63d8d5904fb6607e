package dev.sluice.internal.kernel;

/**
 * The loops where factorisations spend their time: building a system and eliminating it. Within one form the result
 * depends on nothing but the input; two forms differ by rounding alone.
 */
abstract class DenseKernels {
    /** What the stride of outer products must be a multiple of. */
    static final int STEP = 16;

    /** The fastest form this JVM can run, chosen when first asked for. */
    static DenseKernels best() {
        return Chosen.BEST;
    }

    /**
     * Adds {@code left[r][i] * right[r][j]} of every {@code r} to {@code sums[i][j]}, for all {@code j} from {@code i}
     * on; what stands below the diagonal may change, too.
     *
     * @param left vectors, one after the other
     * @param right as many vectors
     * @param count how many of each
     * @param stride entries of a vector, and of a row of the sums; a multiple of {@link #STEP}
     * @param sums a square
     */
    abstract void addOuterProducts(float[] left, float[] right, int count, int stride, float[] sums);

    /**
     * Takes multiples of the rows above out of row {@code i} of an elimination: from {@code row[j]} the sum of
     * {@code above[k][i] * above[k][j]} over all {@code k} below {@code i}, for all {@code j} from {@code i} on; the
     * entries before may change, too.
     *
     * @param above a square in row order
     */
    abstract void eliminate(double[] above, double[] row, int i, int dimension);

    private static final class Chosen {
        static final DenseKernels BEST = KernelLookup.bestDense();
    }
}
