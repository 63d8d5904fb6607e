package dev.sluice.train.engine;

import dev.sluice.internal.kernel.Kernels;
import dev.sluice.store.SnapshotWriter;
import java.io.IOException;
import java.util.SplittableRandom;

/** The vectors of one side of a factorisation, on the heap, in arrays of a few million numbers. */
public final class Factors implements Vectors {
    private static final Kernels KERNELS = Kernels.best();
    private static final int SEGMENT = 1 << 22;

    private final int rows;
    private final int dimension;
    private final int shift;
    private final float[][] segments;

    /** Vectors of zeros. */
    public Factors(int rows, int dimension) {
        this.rows = rows;
        this.dimension = dimension;
        this.shift = 31 - Integer.numberOfLeadingZeros(SEGMENT / dimension);
        this.segments = new float[((rows - 1) >>> shift) + 1][];
        for (int segment = 0; segment < segments.length; segment++) {
            int height = Math.min(1 << shift, rows - (segment << shift));
            segments[segment] = new float[height * dimension];
        }
    }

    /** These vectors as they are now. */
    public Factors copy() {
        Factors copy = new Factors(rows, dimension);
        for (int segment = 0; segment < segments.length; segment++) {
            System.arraycopy(segments[segment], 0, copy.segments[segment], 0, segments[segment].length);
        }
        return copy;
    }

    /** Bytes of heap that so many vectors take. */
    public static long bytes(int rows, int dimension) {
        return 4L * rows * dimension;
    }

    public int rows() {
        return rows;
    }

    public int dimension() {
        return dimension;
    }

    @Override
    public void copy(int row, float[] into) {
        System.arraycopy(segments[row >>> shift], offset(row), into, 0, dimension);
    }

    /** The vectors of these rows, by their places. */
    public Vectors of(int[] someRows) {
        return (place, into) -> copy(someRows[place], into);
    }

    /** The array that holds a row, the very array. */
    public float[] array(int row) {
        return segments[row >>> shift];
    }

    /** Where a row begins in its array. */
    public int offset(int row) {
        return (row & ((1 << shift) - 1)) * dimension;
    }

    /** Sets a row to the first entries. */
    public void set(int row, float[] vector) {
        System.arraycopy(vector, 0, segments[row >>> shift], offset(row), dimension);
    }

    /** Draws a row from a normal distribution. */
    public void randomize(int row, SplittableRandom random, double deviation) {
        float[] segment = segments[row >>> shift];
        int offset = offset(row);
        for (int i = 0; i < dimension; i++) {
            segment[offset + i] = (float) (deviation * random.nextGaussian());
        }
    }

    /** The inner product of a row and a vector. */
    public float dot(int row, float[] vector) {
        return KERNELS.dot(vector, 0, segments[row >>> shift], offset(row), dimension);
    }

    /** Writes all rows as an embedding table of floats. */
    public void write(SnapshotWriter writer, String table) throws IOException {
        Tables.vectors(writer, table, rows, dimension, this);
    }
}
