package dev.sluice.train.als;

import dev.sluice.internal.kernel.WeightedVectors;

/**
 * Solves for the vector of one row, the vectors of the other side held still: the least squares of training and of
 * fold-in. Belongs to one thread.
 */
interface RowSolver {
    /**
     * Solves.
     *
     * @param vector as it was, receives what it becomes
     * @return whether that is determined; if not, {@code vector} holds nothing of use
     */
    boolean solve(WeightedVectors pairs, double penalty, float[] vector);

    /** What the row, its unobserved pairs and its penalty among it, has of the loss after {@link #solve}. */
    double loss();
}
