package dev.sluice.train.engine;

/** Rows of floats that can be copied out, wherever they are. */
@FunctionalInterface
public interface Vectors {
    /** Copies a row into the first entries. */
    void copy(int row, float[] into);
}
