package dev.sluice.internal.kernel;

/**
 * The loops where factorisations spend their time: building systems, eliminating them, and multiplying by them; and
 * that of networks. Within one form the result depends on nothing but the input; two forms differ by rounding alone.
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

    abstract GramProduct gramProduct(int dimension);

    abstract LayerProduct layerProduct();

    private static final class Chosen {
        static final DenseKernels BEST = KernelLookup.bestDense();
    }
}
