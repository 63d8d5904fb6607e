package dev.sluice.internal.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** The Vector API: four vectors at a time, read where they are, and again from the first-level cache. */
final class VectorGramProduct extends GramProduct {
    private static final VectorSpecies<Float> SPECIES = VectorDenseKernels.SPECIES;
    private static final int LANES = VectorDenseKernels.LANES;
    private static final VectorShuffle<Float> HALVES = exchange(LANES / 2);
    private static final VectorShuffle<Float> QUARTERS = exchange(LANES / 4);
    private static final VectorShuffle<Float> BY_2 = exchange(LANES > 8 ? 2 : 0);
    private static final VectorShuffle<Float> BY_1 = exchange(LANES > 4 ? 1 : 0);
    private static final VectorMask<Float> UPPER_HALF = having(LANES / 2);
    private static final VectorMask<Float> UPPER_QUARTERS = having(LANES / 4);

    private final float[] products = new float[LANES];

    VectorGramProduct(int dimension) {
        super(dimension);
    }

    private static VectorShuffle<Float> exchange(int bit) {
        return VectorShuffle.fromOp(SPECIES, lane -> lane ^ bit);
    }

    private static VectorMask<Float> having(int bit) {
        boolean[] lanes = new boolean[LANES];
        for (int lane = 0; lane < LANES; lane++) {
            lanes[lane] = (lane & bit) != 0;
        }
        return VectorMask.fromArray(SPECIES, lanes, 0);
    }

    @Override
    void addFour(
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
            float[] sum) {
        multiply(x0, at0, x1, at1, x2, at2, x3, at3, with, dimension, products);
        factors[0] *= target - products[0];
        factors[1] *= target - products[LANES / 2];
        factors[2] *= target - products[LANES / 4];
        factors[3] *= target - products[LANES / 2 + LANES / 4];
        add(x0, at0, x1, at1, x2, at2, x3, at3, factors, dimension, sum);
    }

    private static void multiply(
            float[] x0,
            int at0,
            float[] x1,
            int at1,
            float[] x2,
            int at2,
            float[] x3,
            int at3,
            float[] with,
            int length,
            float[] products) {
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        int i = 0;
        for (; i <= length - LANES; i += LANES) {
            FloatVector p = load(with, i);
            s0 = p.fma(load(x0, at0 + i), s0);
            s1 = p.fma(load(x1, at1 + i), s1);
            s2 = p.fma(load(x2, at2 + i), s2);
            s3 = p.fma(load(x3, at3 + i), s3);
        }
        sumsOfLanes(s0, s1, s2, s3).intoArray(products, 0);
        for (; i < length; i++) {
            products[0] = Math.fma(with[i], x0[at0 + i], products[0]);
            products[LANES / 2] = Math.fma(with[i], x1[at1 + i], products[LANES / 2]);
            products[LANES / 4] = Math.fma(with[i], x2[at2 + i], products[LANES / 4]);
            products[LANES / 2 + LANES / 4] = Math.fma(with[i], x3[at3 + i], products[LANES / 2 + LANES / 4]);
        }
    }

    /**
     * The sums over the lanes of four vectors, in the first lane of a quarter each; that of the third in the second
     * quarter. One order of additions, whoever runs it.
     */
    private static FloatVector sumsOfLanes(FloatVector s0, FloatVector s1, FloatVector s2, FloatVector s3) {
        FloatVector first = s0.add(s0.rearrange(HALVES)).blend(s1.add(s1.rearrange(HALVES)), UPPER_HALF);
        FloatVector second = s2.add(s2.rearrange(HALVES)).blend(s3.add(s3.rearrange(HALVES)), UPPER_HALF);
        FloatVector all =
                first.add(first.rearrange(QUARTERS)).blend(second.add(second.rearrange(QUARTERS)), UPPER_QUARTERS);
        if (LANES > 8) {
            all = all.add(all.rearrange(BY_2));
        }
        return LANES > 4 ? all.add(all.rearrange(BY_1)) : all;
    }

    private static void add(
            float[] x0,
            int at0,
            float[] x1,
            int at1,
            float[] x2,
            int at2,
            float[] x3,
            int at3,
            float[] factors,
            int length,
            float[] sum) {
        FloatVector f0 = FloatVector.broadcast(SPECIES, factors[0]);
        FloatVector f1 = FloatVector.broadcast(SPECIES, factors[1]);
        FloatVector f2 = FloatVector.broadcast(SPECIES, factors[2]);
        FloatVector f3 = FloatVector.broadcast(SPECIES, factors[3]);
        int i = 0;
        for (; i <= length - LANES; i += LANES) {
            FloatVector even = f0.fma(load(x0, at0 + i), load(sum, i));
            FloatVector odd = f1.mul(load(x1, at1 + i));
            even = f2.fma(load(x2, at2 + i), even);
            odd = f3.fma(load(x3, at3 + i), odd);
            even.add(odd).intoArray(sum, i);
        }
        for (; i < length; i++) {
            sum[i] += (factors[0] * x0[at0 + i] + factors[1] * x1[at1 + i])
                    + (factors[2] * x2[at2 + i] + factors[3] * x3[at3 + i]);
        }
    }

    private static FloatVector load(float[] from, int at) {
        return FloatVector.fromArray(SPECIES, from, at);
    }
}
