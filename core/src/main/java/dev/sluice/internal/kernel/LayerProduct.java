package dev.sluice.internal.kernel;

/**
 * The loop where networks spend their time: a layer over a block of rows. Every input and output is a column with an
 * entry for each row, so that rows stand side by side in a vector and nothing is summed across its lanes: what a row
 * gives depends neither on the other rows nor on its place among them. Within one form the result depends on nothing
 * but the input; two forms differ by rounding alone. Keeps nothing, safe for use by many threads.
 */
public abstract class LayerProduct {
    /** Entries of a column: the most rows of a block. A column of each of 64 inputs stays in the first-level cache. */
    public static final int ROWS = 128;

    LayerProduct() {}

    /** The fastest form this JVM can run. */
    public static LayerProduct best() {
        return DenseKernels.best().layerProduct();
    }

    /**
     * Sets {@code outputs[o][row]} to {@code bias[o]} and the sum of {@code weights[o * inputs.length + i] *
     * inputs[i][row]} over the inputs, in their order.
     *
     * @param inputs columns of {@link #ROWS} entries
     * @param rows how many of their entries count, at most {@link #ROWS}
     * @param outputs columns of {@link #ROWS} entries, none of them an input; entries past the rows become anything
     */
    public abstract void apply(float[] weights, float[] bias, float[][] inputs, int rows, float[][] outputs);
}
