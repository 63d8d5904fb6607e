package dev.sluice.internal.kernel;

/** Plain Java: loops that the compiler turns into vector instructions, eight terms to each pass over the sums. */
final class PlainDenseKernels extends DenseKernels {
    private static final int AT_ONCE = 8;

    @Override
    void addOuterProducts(float[] left, float[] right, int count, int stride, float[] sums) {
        int done = 0;
        for (; done + AT_ONCE <= count; done += AT_ONCE) {
            for (int i = 0; i < stride; i++) {
                addEight(left, right, done * stride, i, stride, sums);
            }
        }
        for (; done < count; done++) {
            for (int i = 0; i < stride; i++) {
                addOne(left, right, done * stride, i, stride, sums);
            }
        }
    }

    private static void addEight(float[] left, float[] right, int first, int i, int stride, float[] sums) {
        int o1 = first + stride;
        int o2 = o1 + stride;
        int o3 = o2 + stride;
        int o4 = o3 + stride;
        int o5 = o4 + stride;
        int o6 = o5 + stride;
        int o7 = o6 + stride;
        float f0 = left[first + i];
        float f1 = left[o1 + i];
        float f2 = left[o2 + i];
        float f3 = left[o3 + i];
        float f4 = left[o4 + i];
        float f5 = left[o5 + i];
        float f6 = left[o6 + i];
        float f7 = left[o7 + i];
        int row = i * stride;
        for (int j = i; j < stride; j++) {
            sums[row + j] += ((f0 * right[first + j] + f1 * right[o1 + j]) + (f2 * right[o2 + j] + f3 * right[o3 + j]))
                    + ((f4 * right[o4 + j] + f5 * right[o5 + j]) + (f6 * right[o6 + j] + f7 * right[o7 + j]));
        }
    }

    private static void addOne(float[] left, float[] right, int from, int i, int stride, float[] sums) {
        float factor = left[from + i];
        int row = i * stride;
        for (int j = i; j < stride; j++) {
            sums[row + j] += factor * right[from + j];
        }
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
