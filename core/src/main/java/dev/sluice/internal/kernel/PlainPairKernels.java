package dev.sluice.internal.kernel;

/**
 * Plain Java: eight sums that do not wait for each other, and a loop that the compiler turns into vector instructions.
 */
final class PlainPairKernels extends PairKernels {
    @Override
    public float difference(float[] left, int at, float[] right, int plus, int minus, int stride) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        float s4 = 0;
        float s5 = 0;
        float s6 = 0;
        float s7 = 0;
        for (int i = 0; i < stride; i += 8) {
            int l = at + i;
            int p = plus + i;
            int m = minus + i;
            s0 += left[l] * (right[p] - right[m]);
            s1 += left[l + 1] * (right[p + 1] - right[m + 1]);
            s2 += left[l + 2] * (right[p + 2] - right[m + 2]);
            s3 += left[l + 3] * (right[p + 3] - right[m + 3]);
            s4 += left[l + 4] * (right[p + 4] - right[m + 4]);
            s5 += left[l + 5] * (right[p + 5] - right[m + 5]);
            s6 += left[l + 6] * (right[p + 6] - right[m + 6]);
            s7 += left[l + 7] * (right[p + 7] - right[m + 7]);
        }
        return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
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
        for (int i = 0; i < stride; i++) {
            float l = left[at + i];
            float p = right[plus + i];
            float m = right[minus + i];
            left[at + i] = keepLeft * l + gain * (p - m);
            right[plus + i] = keepRight * p + gain * l;
            right[minus + i] = keepRight * m - gain * l;
        }
    }
}
