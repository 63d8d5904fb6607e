package dev.sluice.train.als;

import dev.sluice.internal.kernel.GramSum;

/**
 * What the systems of all rows of a side have in common: the Gram matrix of the other side, which is held still, times
 * the weight of unobserved pairs. Dimensions come in blocks that are solved for one after the other. For use by many
 * threads.
 */
final class GramTerms {
    private final int dimension;
    private final int block;
    private final double unobservedWeight;
    private final double[] gram;
    private final float[] scaledGram;
    private final float[][] starts;

    GramTerms(double[] gram, AlsSettings settings) {
        this.dimension = settings.dimension();
        this.block = settings.evenBlock();
        this.unobservedWeight = settings.unobservedWeight();
        this.gram = gram;
        this.scaledGram = new float[gram.length];
        for (int at = 0; at < gram.length; at++) {
            scaledGram[at] = (float) (unobservedWeight * gram[at]);
        }
        this.starts = new float[(dimension + block - 1) / block][];
        for (int number = 0; number < starts.length; number++) {
            starts[number] = start(first(number), length(number));
        }
    }

    private float[] start(int first, int length) {
        int stride = GramSum.stride(length);
        float[] start = new float[stride * stride];
        for (int i = 0; i < stride; i++) {
            if (i < length) {
                System.arraycopy(scaledGram, (first + i) * dimension + first, start, i * stride, length);
            } else {
                start[i * stride + i] = 1; // an equation that says x = 0
            }
        }
        return start;
    }

    int dimension() {
        return dimension;
    }

    int blocks() {
        return starts.length;
    }

    int first(int number) {
        return number * block;
    }

    int length(int number) {
        return Math.min(block, dimension - first(number));
    }

    /** What the systems of a block begin with, filled up to a stride. */
    float[] start(int number) {
        return starts[number];
    }

    /** An entry of the Gram matrix times the weight of unobserved pairs. */
    double unobserved(int i, int j) {
        return unobservedWeight * gram[i * dimension + j];
    }

    /** The same for all entries, rounded. */
    float[] scaledGram() {
        return scaledGram;
    }

    static long bytes(int dimension) {
        return 8L * dimension * dimension
                + 4L * dimension * dimension
                + 4L * GramSum.stride(dimension) * GramSum.stride(dimension);
    }
}
