package dev.sluice.internal.kernel;

/** Plain Java: loops that the compiler turns into vector instructions. */
final class PlainDenseKernels extends DenseKernels {
    @Override
    GramSum gramSum(int dimension) {
        return new PlainGramSum(dimension);
    }

    @Override
    CholeskyF32 choleskyF32(int size) {
        return new PlainCholeskyF32(size);
    }

    @Override
    GramProduct gramProduct(int dimension) {
        return new PlainGramProduct(dimension);
    }

    @Override
    LayerProduct layerProduct() {
        return new PlainLayerProduct();
    }
}
