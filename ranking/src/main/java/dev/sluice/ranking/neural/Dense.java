package dev.sluice.ranking.neural;

import java.util.SplittableRandom;

/**
 * A layer that is linear: {@code output[o] = bias[o] + sum over i of weights[o * inputs + i] * input[i]}, so that a row
 * of the weights is an output.
 */
final class Dense {
    private final int inputs;
    private final int outputs;
    private final float[] weights;
    private final float[] bias;

    Dense(int inputs, int outputs, float[] weights, float[] bias) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.weights = weights;
        this.bias = bias;
    }

    int inputs() {
        return inputs;
    }

    int outputs() {
        return outputs;
    }

    float[] weights() {
        return weights;
    }

    float[] bias() {
        return bias;
    }

    /**
     * Random weights, evenly between plus and minus a bound.
     *
     * @param gain what the outputs' variance is to be, where that of the inputs is 1
     */
    static Dense random(int inputs, int outputs, double gain, SplittableRandom random) {
        return new Dense(
                inputs, outputs, uniform(inputs * outputs, Math.sqrt(3 * gain / inputs), random), new float[outputs]);
    }

    static float[] uniform(int count, double bound, SplittableRandom random) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) ((2 * random.nextDouble() - 1) * bound);
        }
        return numbers;
    }

    Dense copy() {
        return new Dense(inputs, outputs, weights.clone(), bias.clone());
    }
}
