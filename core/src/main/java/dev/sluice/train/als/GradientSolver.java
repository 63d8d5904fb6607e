package dev.sluice.train.als;

import dev.sluice.internal.kernel.GramProduct;
import dev.sluice.internal.kernel.Kernels;
import dev.sluice.internal.kernel.WeightedVectors;

/**
 * Goes some steps of conjugate gradients towards the solution, from the vector as it was. No matrix is made: each step
 * multiplies by the row's pairs.
 *
 * @see <a href="https://doi.org/10.1145/2043932.2043987">Takács, Pilászy and Tikk 2011</a>
 */
final class GradientSolver implements RowSolver {
    private static final Kernels KERNELS = Kernels.best();

    /** When the squared residual has fallen to this, what is left of it is rounding. */
    private static final double ENOUGH = 1e-10;

    private final GramTerms terms;
    private final int steps;
    private final int dimension;
    private final GramProduct product;
    private final float[] residual;
    private final float[] direction;
    private final float[] image;
    private double loss;

    GradientSolver(GramTerms terms, int steps) {
        this.terms = terms;
        this.steps = steps;
        this.dimension = terms.dimension();
        this.product = GramProduct.of(dimension);
        this.residual = new float[dimension];
        this.direction = new float[dimension];
        this.image = new float[dimension];
    }

    static long bytes(int dimension) {
        return GramProduct.bytes(dimension) + 3 * 4L * dimension;
    }

    @Override
    public boolean solve(WeightedVectors pairs, double penalty, float[] vector) {
        begin(pairs, (float) penalty, vector);
        double squares = product(residual, residual);
        double enough = squares * ENOUGH;
        for (int step = 0; step < steps && squares > enough; step++) {
            multiply(pairs, (float) penalty);
            double curvature = product(direction, image);
            if (!(curvature > 0)) {
                break; // nothing determines this direction, so nothing is lost by leaving it
            }
            double length = squares / curvature;
            add(length, direction, vector);
            add(-length, image, residual);
            loss -= length * squares;
            double left = product(residual, residual);
            turn((float) (left / squares));
            squares = left;
        }
        return Double.isFinite(loss + product(vector, vector));
    }

    @Override
    public double loss() {
        return loss;
    }

    /** The residual of the vector as it is, which is the first direction. */
    private void begin(WeightedVectors pairs, float penalty, float[] vector) {
        takeUnobserved(vector, penalty, residual);
        double missing = product.add(pairs, vector, 1, residual);
        System.arraycopy(residual, 0, direction, 0, dimension);
        loss = missing - product(residual, vector);
    }

    /** The image of the direction. */
    private void multiply(WeightedVectors pairs, float penalty) {
        takeUnobserved(direction, penalty, image);
        product.add(pairs, direction, 0, image);
        for (int i = 0; i < dimension; i++) {
            image[i] = -image[i];
        }
    }

    /** Sets to what unobserved pairs and the penalty make of a vector, taken off zero. */
    private void takeUnobserved(float[] vector, float penalty, float[] into) {
        float[] gram = terms.scaledGram();
        for (int i = 0; i < dimension; i++) {
            into[i] = -KERNELS.dot(vector, 0, gram, i * dimension, dimension) - penalty * vector[i];
        }
    }

    private void turn(float keep) {
        for (int i = 0; i < dimension; i++) {
            direction[i] = residual[i] + keep * direction[i];
        }
    }

    private static void add(double factor, float[] from, float[] to) {
        float times = (float) factor;
        for (int i = 0; i < from.length; i++) {
            to[i] += times * from[i];
        }
    }

    private static double product(float[] a, float[] b) {
        double even = 0;
        double odd = 0;
        int i = 0;
        for (; i + 2 <= a.length; i += 2) {
            even += (double) a[i] * b[i];
            odd += (double) a[i + 1] * b[i + 1];
        }
        return i < a.length ? even + odd + (double) a[i] * b[i] : even + odd;
    }
}
