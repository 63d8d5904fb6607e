package dev.sluice.internal.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The Vector API. */
final class VectorDenseKernels extends DenseKernels {
    static final VectorSpecies<Float> SPECIES =
            FloatVector.SPECIES_PREFERRED.length() > STEP ? FloatVector.SPECIES_512 : FloatVector.SPECIES_PREFERRED;
    static final int LANES = SPECIES.length();

    /** These kernels, unless the machine's vectors are too short to gain from them. */
    static DenseKernels orElse(DenseKernels plain) {
        return LANES < 4 ? plain : new VectorDenseKernels();
    }

    @Override
    GramSum gramSum(int dimension) {
        return new VectorGramSum(dimension);
    }

    @Override
    CholeskyF32 choleskyF32(int size) {
        return new VectorCholeskyF32(size);
    }

    @Override
    GramProduct gramProduct(int dimension) {
        return new VectorGramProduct(dimension);
    }

    @Override
    LayerProduct layerProduct() {
        return new VectorLayerProduct();
    }
}
