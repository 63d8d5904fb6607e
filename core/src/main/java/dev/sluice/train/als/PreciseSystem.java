package dev.sluice.train.als;

import dev.sluice.internal.kernel.Cholesky;
import dev.sluice.internal.kernel.WeightedVectors;

/** The equations for some of a row's dimensions in double precision, which is slow. Serves for one row. */
final class PreciseSystem {
    private static final double SINGLE_ROUNDING = 0x1p-24;
    private static final double DOUBLE_ROUNDING = 0x1p-50;

    private final GramTerms terms;
    private final int first;
    private final int length;
    private final double[] matrix;
    private final double[] rightSide;
    private final double[] noise;

    PreciseSystem(GramTerms terms, int first, int length) {
        this.terms = terms;
        this.first = first;
        this.length = length;
        this.matrix = new double[length * length];
        this.rightSide = new double[length];
        this.noise = new double[length];
    }

    /**
     * Solves for the change that makes the loss least.
     *
     * @return whether there is one such change; if not, {@code step} holds nothing of use
     */
    boolean step(WeightedVectors pairs, float[] predictions, double penalty, float[] vector, float[] step) {
        begin(penalty, vector);
        for (int pair = 0; pair < pairs.count(); pair++) {
            add(pairs.array(pair), pairs.offset(pair) + first, pairs.weight(pair), 1.0 - predictions[pair]);
        }
        for (int i = 0; i < length; i++) {
            // The Gram matrix was summed in single precision, whatever the pairs are summed in.
            noise[i] = length
                    * (SINGLE_ROUNDING * terms.unobserved(first + i, first + i)
                            + DOUBLE_ROUNDING * matrix[i * length + i]);
        }
        return Cholesky.solve(matrix, rightSide, length, noise) && round(step);
    }

    private void begin(double penalty, float[] vector) {
        for (int i = 0; i < length; i++) {
            for (int j = 0; j < length; j++) {
                matrix[i * length + j] = terms.unobserved(first + i, first + j);
            }
            matrix[i * length + i] += penalty;
            rightSide[i] = -penalty * vector[first + i];
            for (int j = 0; j < vector.length; j++) {
                rightSide[i] -= terms.unobserved(first + i, j) * vector[j];
            }
        }
    }

    private void add(float[] from, int at, float weight, double miss) {
        for (int i = 0; i < length; i++) {
            double factor = (double) weight * from[at + i];
            rightSide[i] += factor * miss;
            for (int j = i; j < length; j++) {
                matrix[i * length + j] += factor * from[at + j];
            }
        }
    }

    /** Whether the solution is finite as floats. */
    private boolean round(float[] into) {
        boolean finite = true;
        for (int i = 0; i < length; i++) {
            into[i] = (float) rightSide[i];
            finite &= Float.isFinite(into[i]);
        }
        return finite;
    }
}
