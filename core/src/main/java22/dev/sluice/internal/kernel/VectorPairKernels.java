package dev.sluice.internal.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The Vector API: two sums at a time, and steps in one pass over the three vectors. */
final class VectorPairKernels extends PairKernels {
    private static final VectorSpecies<Float> SPECIES = VectorF32Rows.SPECIES;
    private static final int LANES = SPECIES.length();

    /** These kernels, unless the machine's vectors are too short to gain from them or do not go into a stride. */
    static PairKernels orElse(PairKernels plain) {
        return LANES < 4 || STEP % LANES != 0 ? plain : new VectorPairKernels();
    }

    @Override
    public float difference(float[] left, int at, float[] right, int plus, int minus, int stride) {
        FloatVector sum0 = FloatVector.zero(SPECIES);
        FloatVector sum1 = sum0;
        int i = 0;
        for (; i <= stride - 2 * LANES; i += 2 * LANES) {
            sum0 = term(left, at + i, right, plus + i, minus + i, sum0);
            sum1 = term(left, at + i + LANES, right, plus + i + LANES, minus + i + LANES, sum1);
        }
        for (; i < stride; i += LANES) {
            sum0 = term(left, at + i, right, plus + i, minus + i, sum0);
        }
        return VectorF32Rows.reduce(sum0.add(sum1));
    }

    private static FloatVector term(float[] left, int at, float[] right, int plus, int minus, FloatVector sum) {
        return load(left, at).fma(load(right, plus).sub(load(right, minus)), sum);
    }

    @Override
    public void step(
            float[] left,
            int at,
            float[] right,
            int plus,
            int minus,
            int stride,
            float gain,
            float keepLeft,
            float keepRight) {
        FloatVector gains = FloatVector.broadcast(SPECIES, gain);
        for (int i = 0; i < stride; i += LANES) {
            FloatVector l = load(left, at + i);
            FloatVector p = load(right, plus + i);
            FloatVector m = load(right, minus + i);
            FloatVector gained = l.mul(gains);
            p.sub(m).fma(gains, l.mul(keepLeft)).intoArray(left, at + i);
            p.mul(keepRight).add(gained).intoArray(right, plus + i);
            m.mul(keepRight).sub(gained).intoArray(right, minus + i);
        }
    }

    private static FloatVector load(float[] from, int at) {
        return FloatVector.fromArray(SPECIES, from, at);
    }
}
