package dev.sluice.internal.kernel;

/**
 * Solves symmetric positive definite systems by the factorisation {@code A = U'U}, in single precision and where the
 * speed is. A matrix is the upper triangle of a square in row order; what stands below the diagonal does not matter.
 * Belongs to one thread.
 */
public abstract class CholeskyF32 {
    private static final float ROUNDING = 0x1p-24f;

    final int size;

    /** To begin with what must be left of each diagonal entry, then one by that entry of U. */
    final float[] inverses;

    CholeskyF32(int size) {
        this.size = size;
        this.inverses = new float[size];
    }

    /**
     * A solver.
     *
     * @param size number of equations, a {@link GramSum#stride}
     */
    public static CholeskyF32 of(int size) {
        return DenseKernels.best().choleskyF32(size);
    }

    /** Bytes of heap one of these takes, at most. */
    public static long bytes(int size) {
        return 4L * size * (size + 5);
    }

    /**
     * Solves {@code A x = b}. Costs about {@code size^3 / 3} operations.
     *
     * @param matrix A, overwritten
     * @param rightSide b, overwritten
     * @param solution zeros, receives x
     * @return whether the matrix is positive definite beyond what the roundings of the elimination, and as many of
     *     those who made the matrix, could make of one that is not; if not, all arrays hold nothing of use
     */
    public final boolean solve(float[] matrix, float[] rightSide, float[] solution) {
        for (int i = 0; i < size; i++) {
            inverses[i] = 2 * size * ROUNDING * matrix[i * size + i];
        }
        if (!factor(matrix)) {
            return false;
        }
        substitute(matrix, rightSide, solution);
        return true;
    }

    /** Whether enough is left of a diagonal entry; false for NaN and infinity, too. */
    final boolean isEnough(float left, int row) {
        return left > inverses[row] && left < Float.POSITIVE_INFINITY;
    }

    /** Overwrites a matrix by U; returns whether enough was left of each diagonal entry. */
    abstract boolean factor(float[] matrix);

    /** Solves {@code U'U solution = x}; x holds nothing of use afterwards. */
    abstract void substitute(float[] factor, float[] x, float[] solution);
}
