package dev.sluice.eval.simulation;

/** Arithmetic of short vectors, in an order that never changes, so that results are the same everywhere. */
final class Vectors {
    private Vectors() {}

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** {@code a + factor * b}. */
    static double[] plus(double[] a, double factor, double[] b) {
        double[] sum = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            sum[i] = a[i] + factor * b[i];
        }
        return sum;
    }

    static double[] scaled(double factor, double[] a) {
        return plus(new double[a.length], factor, a);
    }

    /** The direction of a vector that is not 0. */
    static double[] unit(double[] a) {
        return scaled(1 / StrictMath.sqrt(dot(a, a)), a);
    }

    /** The direction of the part of {@code a} that is at a right angle to the unit vector {@code b}. */
    static double[] unitAcross(double[] a, double[] b) {
        return unit(plus(a, -dot(a, b), b));
    }
}
