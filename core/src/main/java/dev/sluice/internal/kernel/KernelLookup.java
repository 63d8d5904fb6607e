package dev.sluice.internal.kernel;

/** Chooses the kernels. In this form of the class, for JDKs before 22, there is one choice. */
final class KernelLookup {
    private KernelLookup() {}

    static Kernels best() {
        return new PlainKernels("plain");
    }

    static DenseKernels bestDense() {
        return new PlainDenseKernels();
    }

    static PairKernels bestPair() {
        return new PlainPairKernels();
    }

    static TileProduct tileProduct() {
        return new PlainTileProduct();
    }
}
