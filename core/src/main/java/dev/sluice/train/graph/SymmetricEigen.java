package dev.sluice.train.graph;

import dev.sluice.train.engine.Workers;

/**
 * All eigenvalues and eigenvectors of a small symmetric matrix: reflections make it tridiagonal, implicit QL steps
 * diagonal. Costs about {@code 10 n^3} operations on one thread; every inner loop runs along a row.
 *
 * @see <a href="https://doi.org/10.1007/BF02162161">Martin, Reinsch and Wilkinson 1968</a>
 * @see <a href="https://doi.org/10.1007/BF02165404">Dubrulle, Martin and Wilkinson 1968</a>
 */
final class SymmetricEigen {
    private static final double EPSILON = Math.ulp(1.0);
    /** An eigenvalue takes two steps on average. */
    private static final int MOST_STEPS = 200;

    private final int n;
    private final double[] values;
    private final double[] off;
    private final double[][] vectors;

    private SymmetricEigen(double[] matrix, int n) {
        this.n = n;
        this.values = new double[n];
        this.off = new double[n];
        this.vectors = new double[n][n];
        double[][] reflections = tridiagonal(matrix);
        for (int i = 0; i < n; i++) {
            vectors[i][i] = 1;
        }
        for (int first = 0; first < n; first++) {
            diagonalize(first);
        }
        for (int k = n - 3; k >= 0; k--) {
            Workers.requireUninterrupted(Thread.currentThread());
            for (double[] vector : vectors) {
                reflect(reflections[k], vector, k + 1);
            }
        }
    }

    /**
     * Decomposes a matrix.
     *
     * @param matrix a square in row order, finite; both triangles are read, and overwritten
     * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
     */
    static SymmetricEigen of(double[] matrix, int n) {
        return new SymmetricEigen(matrix, n);
    }

    /** An eigenvalue; they are in no order. */
    double value(int i) {
        return values[i];
    }

    /** The eigenvector of {@link #value}, of length 1; the array itself. */
    double[] vector(int i) {
        return vectors[i];
    }

    /** Fills the diagonal and what stands beside it; returns the reflections {@code I - 2 v v'}, the first first. */
    private double[][] tridiagonal(double[] a) {
        double[][] reflections = new double[Math.max(0, n - 2)][];
        for (int k = 0; k < n - 2; k++) {
            Workers.requireUninterrupted(Thread.currentThread());
            double[] v = new double[n];
            off[k] = reflection(a, k, v);
            reflections[k] = v;
            reflectBothSides(a, k + 1, v);
        }
        for (int i = 0; i < n; i++) {
            values[i] = a[i * n + i];
        }
        if (n > 1) {
            off[n - 2] = a[(n - 2) * n + n - 1];
        }
        return reflections;
    }

    /** Finds the reflection that leaves of row {@code k} behind the diagonal one entry, which is returned. */
    private double reflection(double[] a, int k, double[] v) {
        double greatest = 0;
        for (int j = k + 1; j < n; j++) {
            greatest = Math.max(greatest, Math.abs(a[k * n + j]));
        }
        if (greatest == 0) {
            return 0;
        }
        double squares = 0;
        for (int j = k + 1; j < n; j++) {
            v[j] = a[k * n + j] / greatest;
            squares += v[j] * v[j];
        }
        double norm = Math.copySign(Math.sqrt(squares), v[k + 1]);
        double scale = 1 / Math.sqrt(2 * (squares + norm * v[k + 1]));
        v[k + 1] += norm;
        for (int j = k + 1; j < n; j++) {
            v[j] *= scale;
        }
        return -norm * greatest;
    }

    /** {@code A - 2 v w' - 2 w v'} with {@code w = A v - (v'A v) v}, in the square from {@code from} on. */
    private void reflectBothSides(double[] a, int from, double[] v) {
        double[] w = new double[n];
        double product = 0;
        for (int i = from; i < n; i++) {
            double sum = 0;
            for (int j = from; j < n; j++) {
                sum += a[i * n + j] * v[j];
            }
            w[i] = sum;
            product += sum * v[i];
        }
        for (int i = from; i < n; i++) {
            w[i] -= product * v[i];
        }
        for (int i = from; i < n; i++) {
            double vi = 2 * v[i];
            double wi = 2 * w[i];
            for (int j = from; j < n; j++) {
                a[i * n + j] -= vi * w[j] + wi * v[j];
            }
        }
    }

    private void reflect(double[] v, double[] vector, int from) {
        double product = 0;
        for (int i = from; i < n; i++) {
            product += v[i] * vector[i];
        }
        double twice = 2 * product;
        for (int i = from; i < n; i++) {
            vector[i] -= twice * v[i];
        }
    }

    /** Steps until {@code first} stands apart from the rows behind it. */
    private void diagonalize(int first) {
        for (int step = 0; ; step++) {
            Workers.requireUninterrupted(Thread.currentThread());
            int last = first;
            while (last < n - 1 && !isNothing(last)) {
                last++;
            }
            if (last == first) {
                return;
            }
            if (step == MOST_STEPS) {
                throw new ArithmeticException("the eigenvalues of " + n + " rows do not converge");
            }
            step(first, last);
        }
    }

    private boolean isNothing(int i) {
        return Math.abs(off[i]) <= EPSILON * (Math.abs(values[i]) + Math.abs(values[i + 1]));
    }

    /**
     * One QL step on the rows from {@code first} to {@code last}, shifted by the eigenvalue that the first two tell.
     */
    private void step(int first, int last) {
        double half = (values[first + 1] - values[first]) / (2 * off[first]);
        double root = Math.copySign(Math.sqrt(half * half + 1), half);
        double bulge = values[last] - values[first] + off[first] / (half + root);
        double sine = 1;
        double cosine = 1;
        double carried = 0;
        for (int i = last - 1; i >= first; i--) {
            double f = sine * off[i];
            double b = cosine * off[i];
            double length = Math.sqrt(f * f + bulge * bulge);
            off[i + 1] = length;
            if (length == 0) {
                values[i + 1] -= carried;
                off[last] = 0;
                return;
            }
            sine = f / length;
            cosine = bulge / length;
            double shifted = values[i + 1] - carried;
            double mixed = (values[i] - shifted) * sine + 2 * cosine * b;
            carried = sine * mixed;
            values[i + 1] = shifted + carried;
            bulge = cosine * mixed - b;
            rotate(vectors[i], vectors[i + 1], cosine, sine);
        }
        values[first] -= carried;
        off[first] = bulge;
        off[last] = 0;
    }

    private static void rotate(double[] lower, double[] upper, double cosine, double sine) {
        for (int k = 0; k < lower.length; k++) {
            double above = upper[k];
            upper[k] = sine * lower[k] + cosine * above;
            lower[k] = cosine * lower[k] - sine * above;
        }
    }
}
