package dev.sluice.train.batch;

/**
 * Adagrad with one number of memory a row: the sum of the mean squares of its gradients. A step is {@code rate *
 * gradient / (sqrt(sum) + epsilon)}, where the sum has the gradient in it already.
 *
 * @see <a href="https://jmlr.org/papers/v12/duchi11a.html">Duchi, Hazan and Singer 2011</a>
 */
public final class RowAdagrad {
    private static final double EPSILON = 1e-8;

    private final double rate;
    private final double[] sums;

    public RowAdagrad(int rows, double rate) {
        this.rate = rate;
        this.sums = new double[rows];
    }

    public static long bytes(int rows) {
        return 8L * rows;
    }

    /** Takes in a gradient and says by how much of it the row goes down. Rows may be asked by different threads. */
    public double factor(int row, double meanSquare) {
        sums[row] += meanSquare;
        return rate / (Math.sqrt(sums[row]) + EPSILON);
    }

    /** Takes a row's vector down by its gradient. */
    public void step(int row, float[] gradient, float[] vector) {
        double squares = 0;
        for (float entry : gradient) {
            squares += (double) entry * entry;
        }
        float factor = (float) factor(row, squares / gradient.length);
        for (int i = 0; i < vector.length; i++) {
            vector[i] -= factor * gradient[i];
        }
    }
}
