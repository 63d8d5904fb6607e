package dev.sluice.internal.kernel;

/**
 * Solves symmetric positive definite systems by the factorisation {@code A = U'U}, in double precision, for the few
 * where single precision does not do. A matrix is the upper triangle of a square in row order; what stands below the
 * diagonal does not matter and stays as it is.
 */
public final class Cholesky {
    private Cholesky() {}

    /**
     * Solves {@code A x = b} and leaves {@code x} in the place of {@code b}. Costs about {@code dimension^3 / 3}
     * operations.
     *
     * @param matrix A, overwritten by U
     * @param rightSide b, overwritten by x
     * @param noise for each row the absolute error of its diagonal entry: what is left of the entry when the row is
     *     eliminated must be more, or it means nothing
     * @return whether the matrix is positive definite by that measure; if not, both arrays hold nothing of use
     */
    public static boolean solve(double[] matrix, double[] rightSide, int dimension, double[] noise) {
        if (!factor(matrix, dimension, noise)) {
            return false;
        }
        forward(matrix, rightSide, dimension);
        backward(matrix, rightSide, dimension);
        return true;
    }

    private static boolean factor(double[] matrix, int dimension, double[] noise) {
        double[] row = new double[dimension];
        for (int i = 0; i < dimension; i++) {
            int diagonal = i * dimension + i;
            System.arraycopy(matrix, diagonal, row, i, dimension - i);
            eliminate(matrix, row, i, dimension);
            // Written so that NaN fails, too.
            if (!(row[i] > noise[i] && row[i] < Double.POSITIVE_INFINITY)) {
                return false;
            }
            double scale = 1 / Math.sqrt(row[i]);
            for (int j = i; j < dimension; j++) {
                matrix[i * dimension + j] = row[j] * scale;
            }
        }
        return true;
    }

    /** Takes multiples of the rows above out of row {@code i}. */
    private static void eliminate(double[] above, double[] row, int i, int dimension) {
        for (int k = 0, at = 0; k < i; k++, at += dimension) {
            double factor = above[at + i];
            for (int j = i; j < dimension; j++) {
                row[j] -= factor * above[at + j];
            }
        }
    }

    private static void forward(double[] factor, double[] x, int dimension) {
        for (int i = 0; i < dimension; i++) {
            int row = i * dimension;
            double solved = x[i] / factor[row + i];
            x[i] = solved;
            for (int j = i + 1; j < dimension; j++) {
                x[j] -= solved * factor[row + j];
            }
        }
    }

    private static void backward(double[] factor, double[] x, int dimension) {
        for (int i = dimension - 1; i >= 0; i--) {
            int row = i * dimension;
            double rest = x[i];
            for (int j = i + 1; j < dimension; j++) {
                rest -= factor[row + j] * x[j];
            }
            x[i] = rest / factor[row + i];
        }
    }
}
