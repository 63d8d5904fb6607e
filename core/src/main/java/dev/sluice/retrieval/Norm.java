package dev.sluice.retrieval;

/** The Euclidean length of vectors. In double precision, in which no vector of floats is too long or too short. */
final class Norm {
    private Norm() {}

    static double of(float[] vector) {
        double square = 0;
        for (float entry : vector) {
            square += (double) entry * entry;
        }
        return Math.sqrt(square);
    }

    /** Gives a vector length 1; a zero vector stays zero. */
    static void toUnit(float[] vector) {
        double norm = of(vector);
        if (norm > 0) {
            scale(vector, 1 / norm);
        }
    }

    static void scale(float[] vector, double factor) {
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) (vector[i] * factor);
        }
    }
}
