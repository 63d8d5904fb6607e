package dev.sluice.internal.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The Vector API: four outputs of two vectors of rows stay in registers over all inputs. */
final class VectorLayerProduct extends LayerProduct {
    private static final VectorSpecies<Float> SPECIES = VectorDenseKernels.SPECIES;
    private static final int LANES = VectorDenseKernels.LANES;
    private static final int OUTPUTS = 4;

    @Override
    public void apply(float[] weights, float[] bias, float[][] inputs, int rows, float[][] outputs) {
        // Columns are a whole number of pairs of vectors long, so that the last pair needs no care.
        for (int row = 0; row < rows; row += 2 * LANES) {
            int o = 0;
            for (; o <= outputs.length - OUTPUTS; o += OUTPUTS) {
                applyFour(weights, bias, inputs, row, outputs, o);
            }
            for (; o < outputs.length; o++) {
                applyOne(weights, bias, inputs, row, outputs, o);
            }
        }
    }

    private static void applyFour(float[] weights, float[] bias, float[][] inputs, int row, float[][] outputs, int o) {
        int width = inputs.length;
        int w0 = o * width;
        int w1 = w0 + width;
        int w2 = w1 + width;
        int w3 = w2 + width;
        FloatVector a0 = all(bias[o]);
        FloatVector a1 = all(bias[o + 1]);
        FloatVector a2 = all(bias[o + 2]);
        FloatVector a3 = all(bias[o + 3]);
        FloatVector b0 = a0;
        FloatVector b1 = a1;
        FloatVector b2 = a2;
        FloatVector b3 = a3;
        for (int i = 0; i < width; i++) {
            FloatVector x = FloatVector.fromArray(SPECIES, inputs[i], row);
            FloatVector y = FloatVector.fromArray(SPECIES, inputs[i], row + LANES);
            FloatVector w = all(weights[w0 + i]);
            a0 = x.fma(w, a0);
            b0 = y.fma(w, b0);
            w = all(weights[w1 + i]);
            a1 = x.fma(w, a1);
            b1 = y.fma(w, b1);
            w = all(weights[w2 + i]);
            a2 = x.fma(w, a2);
            b2 = y.fma(w, b2);
            w = all(weights[w3 + i]);
            a3 = x.fma(w, a3);
            b3 = y.fma(w, b3);
        }
        store(a0, b0, outputs[o], row);
        store(a1, b1, outputs[o + 1], row);
        store(a2, b2, outputs[o + 2], row);
        store(a3, b3, outputs[o + 3], row);
    }

    private static void applyOne(float[] weights, float[] bias, float[][] inputs, int row, float[][] outputs, int o) {
        FloatVector a = all(bias[o]);
        FloatVector b = a;
        int at = o * inputs.length;
        for (int i = 0; i < inputs.length; i++) {
            FloatVector w = all(weights[at + i]);
            a = FloatVector.fromArray(SPECIES, inputs[i], row).fma(w, a);
            b = FloatVector.fromArray(SPECIES, inputs[i], row + LANES).fma(w, b);
        }
        store(a, b, outputs[o], row);
    }

    private static FloatVector all(float number) {
        return FloatVector.broadcast(SPECIES, number);
    }

    private static void store(FloatVector a, FloatVector b, float[] column, int row) {
        a.intoArray(column, row);
        b.intoArray(column, row + LANES);
    }
}
