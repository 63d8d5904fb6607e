package dev.sluice.train.als;

import dev.sluice.internal.kernel.CholeskyF32;
import dev.sluice.internal.kernel.GramSum;
import dev.sluice.internal.kernel.Kernels;
import dev.sluice.internal.kernel.WeightedVectors;
import java.util.Arrays;

/**
 * The equations for some of a row's dimensions. In single precision; where that leaves nothing certain, which happens
 * with next to no regularization, in double precision again. Belongs to one thread.
 */
final class BlockSystem {
    private static final Kernels KERNELS = Kernels.best();
    private static final float[] NONE = {};

    private final ReadAhead ahead = new ReadAhead();
    private final int length;
    private final int stride;
    private final GramSum sum;
    private final CholeskyF32 cholesky;
    private final float[] matrix;
    private final float[] rightSide;
    private final float[] gradient;
    private final float[] step;
    private double gain;

    BlockSystem(int length) {
        this.length = length;
        this.stride = GramSum.stride(length);
        this.sum = GramSum.of(length);
        this.cholesky = CholeskyF32.of(stride);
        this.matrix = new float[stride * stride];
        this.rightSide = new float[stride];
        this.gradient = new float[length];
        this.step = new float[stride];
    }

    static long bytes(int length) {
        long stride = GramSum.stride(length);
        return GramSum.bytes(length) + CholeskyF32.bytes((int) stride) + 4 * (stride * stride + 3 * stride);
    }

    /**
     * Moves a block of a row's vector to where the loss is least while the other dimensions stay.
     *
     * @param predictions for each pair
     * @return the change, good until the next call; empty if it is not determined
     */
    float[] step(
            GramTerms terms, int block, WeightedVectors pairs, float[] predictions, double penalty, float[] vector) {
        int first = terms.first(block);
        begin(terms.start(block), (float) penalty);
        addPairs(first, pairs, predictions);
        if (terms.blocks() > 1) {
            takeWhatIs(terms.scaledGram(), first, (float) penalty, vector);
        }
        System.arraycopy(rightSide, 0, gradient, 0, length);
        Arrays.fill(step, 0);
        if (!(cholesky.solve(matrix, rightSide, step) && isFinite())
                && !new PreciseSystem(terms, first, length).step(pairs, predictions, penalty, vector, step)) {
            return NONE;
        }
        gain = 0;
        for (int i = 0; i < length; i++) {
            vector[first + i] += step[i];
            gain += (double) gradient[i] * step[i];
        }
        return step;
    }

    /** By how much the last step lowered the loss. */
    double gain() {
        return gain;
    }

    private void begin(float[] start, float penalty) {
        System.arraycopy(start, 0, matrix, 0, matrix.length);
        for (int i = 0; i < length; i++) {
            matrix[i * stride + i] += penalty;
        }
        Arrays.fill(rightSide, 0);
    }

    private void addPairs(int first, WeightedVectors pairs, float[] predictions) {
        for (int from = 0; from < pairs.count(); from += GramSum.PANEL) {
            int end = Math.min(pairs.count(), from + GramSum.PANEL);
            ahead.of(pairs, from, end, first, length);
            for (int pair = from; pair < end; pair++) {
                float root = (float) Math.sqrt(pairs.weight(pair));
                float target = root * (1 - predictions[pair]);
                sum.take(pairs.array(pair), pairs.offset(pair) + first, root, target);
            }
            sum.addTo(matrix, rightSide);
        }
    }

    /** What unobserved pairs and the penalty ask of the vector as it is. */
    private void takeWhatIs(float[] scaledGram, int first, float penalty, float[] vector) {
        for (int i = 0; i < length; i++) {
            rightSide[i] -= KERNELS.dot(vector, 0, scaledGram, (first + i) * vector.length, vector.length)
                    + penalty * vector[first + i];
        }
    }

    private boolean isFinite() {
        boolean finite = true;
        for (int i = 0; i < length; i++) {
            finite &= Float.isFinite(step[i]);
        }
        return finite;
    }
}
