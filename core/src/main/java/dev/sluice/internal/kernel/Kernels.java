package dev.sluice.internal.kernel;

/**
 * The loops over vectors, in the fastest form this JVM can run. Within one form a result depends on nothing but the
 * input; two forms differ by rounding alone.
 *
 * <p>Arguments are checked by the callers, at the public edge.
 */
public abstract class Kernels {
    Kernels() {}

    /** The fastest form this JVM can run, chosen when first asked for. */
    public static Kernels best() {
        return Chosen.BEST;
    }

    /**
     * Which form this is: {@code plain}; {@code plain-22}, the same loops on memory that the layer of JDK 22 and later
     * mapped; or {@code vector-} and the bits of a vector.
     */
    public abstract String name();

    /** For rows of floats. */
    public abstract RowKernel f32();

    /** For rows of half-precision floats. */
    public abstract RowKernel f16();

    /** For rows of bytes behind a float by which they are multiplied. */
    public abstract RowKernel i8();

    /** For blocks of floats. */
    public abstract ScanKernel scanF32();

    /** For blocks of half-precision floats. */
    public abstract ScanKernel scanF16();

    /** For blocks of bytes; their layout is the same in every form, so that it can be kept in files. */
    public abstract ScanKernel scanI8();

    /**
     * Finds the scores that reach a threshold.
     *
     * @param positions receives their places, ascending; as long as {@code count}
     * @return how many there are; a NaN is none
     */
    public abstract int atLeast(float threshold, float[] scores, int count, int[] positions);

    /** Rows in a tile. */
    abstract int tileRows();

    /**
     * Scores a tile of rows for many queries: {@code scores[q][r]} becomes the product of query {@code q} and row
     * {@code r}.
     *
     * @param queries one after the other, each filled up to {@link Tile#padded} numbers
     * @param count how many queries
     * @param scores for each query an array as long as the tile has rows
     */
    public abstract void scoreTile(Tile tile, float[] queries, int count, float[][] scores);

    /** The product of {@code length} entries of two arrays. */
    public abstract float dot(float[] a, int aFrom, float[] b, int bFrom, int length);

    private static final class Chosen {
        static final Kernels BEST = KernelLookup.best();
    }
}
