package dev.sluice.internal.kernel;

/**
 * The loops where factorisations spend their time: building systems and eliminating them. Within one form the result
 * depends on nothing but the input; two forms differ by rounding alone.
 */
abstract class DenseKernels {
    /** What the sizes of sums and systems in single precision are multiples of. */
    static final int STEP = 16;

    /** The fastest form this JVM can run, chosen when first asked for. */
    static DenseKernels best() {
        return Chosen.BEST;
    }

    abstract GramSum gramSum(int dimension);

    abstract CholeskyF32 choleskyF32(int size);

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
