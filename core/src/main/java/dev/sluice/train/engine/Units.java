package dev.sluice.train.engine;

/** Vectors of length 1. */
public final class Units {
    private Units() {}

    /** Gives a vector length 1, unless it is zero. */
    public static void normalize(float[] vector) {
        double length = length(vector);
        if (length > 0) {
            double factor = 1 / length;
            for (int i = 0; i < vector.length; i++) {
                vector[i] = (float) (vector[i] * factor);
            }
        }
    }

    public static boolean isZero(float[] vector) {
        for (float entry : vector) {
            if (entry != 0) {
                return false;
            }
        }
        return true;
    }

    public static double length(float[] vector) {
        double squares = 0;
        for (float entry : vector) {
            squares += (double) entry * entry;
        }
        return Math.sqrt(squares);
    }

    public static float product(float[] left, float[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += (double) left[i] * right[i];
        }
        return (float) sum;
    }
}
