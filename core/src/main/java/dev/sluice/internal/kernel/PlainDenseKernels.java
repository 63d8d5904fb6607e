package dev.sluice.internal.kernel;

/** Plain Java: loops that the compiler turns into vector instructions. */
final class PlainDenseKernels extends DenseKernels {
    private static final int AT_ONCE = 8;

    @Override
    GramSum gramSum(int dimension) {
        return new PlainGramSum(dimension);
    }

    @Override
    CholeskyF32 choleskyF32(int size) {
        return new PlainCholeskyF32(size);
    }

    @Override
    void eliminate(double[] above, double[] row, int i, int dimension) {
        int k = 0;
        for (; k + AT_ONCE <= i; k += AT_ONCE) {
            eliminateEight(above, row, k * dimension, i, dimension);
        }
        for (; k < i; k++) {
            int from = k * dimension;
            double factor = above[from + i];
            for (int j = i; j < dimension; j++) {
                row[j] -= factor * above[from + j];
            }
        }
    }

    private static void eliminateEight(double[] above, double[] row, int first, int i, int dimension) {
        int o1 = first + dimension;
        int o2 = o1 + dimension;
        int o3 = o2 + dimension;
        int o4 = o3 + dimension;
        int o5 = o4 + dimension;
        int o6 = o5 + dimension;
        int o7 = o6 + dimension;
        double f0 = above[first + i];
        double f1 = above[o1 + i];
        double f2 = above[o2 + i];
        double f3 = above[o3 + i];
        double f4 = above[o4 + i];
        double f5 = above[o5 + i];
        double f6 = above[o6 + i];
        double f7 = above[o7 + i];
        for (int j = i; j < dimension; j++) {
            row[j] -= ((f0 * above[first + j] + f1 * above[o1 + j]) + (f2 * above[o2 + j] + f3 * above[o3 + j]))
                    + ((f4 * above[o4 + j] + f5 * above[o5 + j]) + (f6 * above[o6 + j] + f7 * above[o7 + j]));
        }
    }
}
