package dev.sluice.internal.kernel;

/**
 * The loop where inverses of large matrices spend their time: the product of two square tiles, added to a third. Within
 * one form the result depends on nothing but the input; two forms differ by rounding alone. Belongs to one thread.
 */
public abstract class TileProduct {
    /**
     * Rows and columns of a tile. A multiple of the longest vectors but no power of two, so that the rows of a column
     * do not fall on the same lines of the cache; three tiles fit into its second level.
     */
    public static final int SIZE = 160;

    /** Entries of a tile. */
    public static final int ENTRIES = SIZE * SIZE;

    TileProduct() {}

    /** The fastest form this JVM can run. */
    public static TileProduct best() {
        return KernelLookup.tileProduct();
    }

    /**
     * Adds {@code left[r][i] * right[r][j]} of every {@code r} to {@code sums[i][j]}; all tiles in row order.
     *
     * @param sums another array than the others
     */
    public abstract void add(float[] left, float[] right, float[] sums);
}
