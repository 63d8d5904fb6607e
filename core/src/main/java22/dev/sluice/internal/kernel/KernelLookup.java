package dev.sluice.internal.kernel;

/**
 * Chooses the kernels. In this form of the class, for JDK 22 and later, the vector form is taken where the JVM was
 * started with {@code --add-modules jdk.incubator.vector}; the {@code Vector} classes are not loaded otherwise.
 */
final class KernelLookup {
    private KernelLookup() {}

    static Kernels best() {
        // For floats no plain loop over memory segments was faster than that over blocks copied to the heap.
        Kernels plain = new PlainKernels("plain-22");
        return hasVectors() ? VectorKernels.orElse(plain) : plain;
    }

    static DenseKernels bestDense() {
        return hasVectors() ? VectorDenseKernels.orElse(new PlainDenseKernels()) : new PlainDenseKernels();
    }

    static PairKernels bestPair() {
        return hasVectors() ? VectorPairKernels.orElse(new PlainPairKernels()) : new PlainPairKernels();
    }

    static TileProduct tileProduct() {
        return hasVectors() ? VectorTileProduct.orElse(new PlainTileProduct()) : new PlainTileProduct();
    }

    /**
     * Whether the vector module is there; then this module reads it. The module's declaration does not name it, not
     * even as optional, because then every application that is compiled against it would be warned of an incubating
     * module.
     */
    private static boolean hasVectors() {
        return ModuleLayer.boot()
                .findModule("jdk.incubator.vector")
                .map(vectors -> KernelLookup.class.getModule().addReads(vectors))
                .isPresent();
    }
}
