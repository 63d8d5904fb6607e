package dev.sluice.internal.kernel;

import java.util.Arrays;

/**
 * Plain Java. The inner loop is one that the compiler turns into vector instructions: few arrays, each with the loop's
 * own index and nothing added to it.
 */
final class PlainLayerProduct extends LayerProduct {
    private static final int AT_ONCE = 4;

    @Override
    public void apply(float[] weights, float[] bias, float[][] inputs, int rows, float[][] outputs) {
        int width = inputs.length;
        for (int o = 0; o < outputs.length; o++) {
            float[] sum = outputs[o];
            Arrays.fill(sum, 0, rows, bias[o]);
            int at = o * width;
            int i = 0;
            for (; i <= width - AT_ONCE; i += AT_ONCE, at += AT_ONCE) {
                addFour(inputs, i, weights[at], weights[at + 1], weights[at + 2], weights[at + 3], rows, sum);
            }
            for (; i < width; i++, at++) {
                add(inputs[i], weights[at], rows, sum);
            }
        }
    }

    private static void addFour(
            float[][] inputs, int i, float w0, float w1, float w2, float w3, int rows, float[] sum) {
        float[] x0 = inputs[i];
        float[] x1 = inputs[i + 1];
        float[] x2 = inputs[i + 2];
        float[] x3 = inputs[i + 3];
        for (int row = 0; row < rows; row++) {
            sum[row] += (w0 * x0[row] + w1 * x1[row]) + (w2 * x2[row] + w3 * x3[row]);
        }
    }

    private static void add(float[] x, float weight, int rows, float[] sum) {
        for (int row = 0; row < rows; row++) {
            sum[row] += weight * x[row];
        }
    }
}
