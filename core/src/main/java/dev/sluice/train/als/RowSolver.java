package dev.sluice.train.als;

import dev.sluice.internal.kernel.Cholesky;
import dev.sluice.internal.kernel.GramSum;

/**
 * Solves for the vector of one row, the vectors of the other side held still: the least squares of training and of
 * fold-in. Sums are taken in single precision first; where that leaves nothing certain, which happens with next to no
 * regularization, in double precision again. Belongs to one thread.
 */
final class RowSolver {
    private static final double SINGLE_ROUNDING = 0x1p-24;
    private static final double DOUBLE_ROUNDING = 0x1p-50;

    private final int dimension;
    private final double unobservedWeight;
    private final double[] gram;
    private final GramSum sums;
    private final double[] noise;

    /** The observed pairs of a row. */
    @FunctionalInterface
    interface Pairs {
        /** Hands over each pair, in the same order every time. */
        void forEach(Pair consumer);
    }

    /** Takes an observed pair. */
    @FunctionalInterface
    interface Pair {
        /**
         * Takes the vector on the other side, and the pair's weight.
         *
         * @param vector good for this call
         */
        void accept(float[] vector, float weight);
    }

    /** @param gram the other side's Gram matrix, neither copied nor changed */
    RowSolver(int dimension, double[] gram, double unobservedWeight) {
        this.dimension = dimension;
        this.unobservedWeight = unobservedWeight;
        this.gram = gram;
        this.sums = new GramSum(dimension);
        this.noise = new double[dimension];
    }

    static long bytes(int dimension) {
        return GramSum.bytes(dimension) + 8L * dimension;
    }

    /**
     * Solves.
     *
     * @param into receives the vector in its first entries
     * @return whether there is one solution; if not, {@code into} holds nothing of use
     */
    boolean solve(Pairs pairs, double penalty, float[] into) {
        return solve(pairs, sums::add, SINGLE_ROUNDING, penalty, into)
                || solve(pairs, sums::addPrecisely, DOUBLE_ROUNDING, penalty, into);
    }

    private boolean solve(Pairs pairs, Pair adding, double rounding, double penalty, float[] into) {
        sums.startAt(gram, unobservedWeight);
        pairs.forEach(adding);
        double[] upper = sums.upper();
        for (int i = 0; i < dimension; i++) {
            int diagonal = i * dimension + i;
            upper[diagonal] += penalty;
            // The Gram matrix was summed in single precision, whatever the pairs are summed in.
            noise[i] = dimension * (SINGLE_ROUNDING * unobservedWeight * gram[diagonal] + rounding * upper[diagonal]);
        }
        double[] solution = sums.vector();
        return Cholesky.solve(upper, solution, dimension, noise) && round(solution, into);
    }

    /** Whether the solution is finite as floats. */
    private boolean round(double[] solution, float[] into) {
        boolean finite = true;
        for (int i = 0; i < dimension; i++) {
            into[i] = (float) solution[i];
            finite &= Float.isFinite(into[i]);
        }
        return finite;
    }
}
