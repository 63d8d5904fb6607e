package dev.sluice.data.duplicate;

/** Reads vectors, and compares where they point. Belongs to one thread. */
final class Directions {
    private final RowVectors vectors;
    private final float[] vector;
    private final float[] another;

    Directions(RowVectors vectors, int dimension) {
        this.vectors = vectors;
        this.vector = new float[dimension];
        this.another = new float[dimension];
    }

    /** The vector of a row; overwritten by the next. */
    float[] read(int row) {
        vectors.copy(row, vector);
        return vector;
    }

    /**
     * Whether a row points anywhere.
     *
     * @throws IllegalArgumentException if it has a number that is not finite
     */
    boolean isDirected(int row) {
        boolean directed = false;
        for (float number : read(row)) {
            if (!Float.isFinite(number)) {
                throw new IllegalArgumentException(
                        "vectors must be finite: item row " + row + " has an entry of " + number);
            }
            directed |= number != 0;
        }
        return directed;
    }

    /** The cosine of the angle between two rows that point somewhere. */
    double cosine(int row, int other) {
        vectors.copy(row, vector);
        vectors.copy(other, another);
        double product = 0;
        double squares = 0;
        double otherSquares = 0;
        for (int i = 0; i < vector.length; i++) {
            product += (double) vector[i] * another[i];
            squares += (double) vector[i] * vector[i];
            otherSquares += (double) another[i] * another[i];
        }
        return product / Math.sqrt(squares * otherSquares);
    }
}
