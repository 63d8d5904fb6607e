package dev.sluice.internal.kernel;

/**
 * Adds up weighted vectors, {@code sum of t x}, and their outer products, {@code sum of w x x'}, in single precision:
 * first within a panel of some hundred vectors, then the panels, so that the error hardly grows with the number of
 * vectors. Belongs to one thread.
 */
public abstract class GramSum {
    /** Vectors in a panel. */
    public static final int PANEL = 128;

    final int dimension;
    final int stride;
    final float[] targets = new float[PANEL];
    private int pending;

    GramSum(int dimension) {
        this.dimension = dimension;
        this.stride = stride(dimension);
    }

    /**
     * No vectors yet.
     *
     * @param dimension length of the vectors, at least 1
     */
    public static GramSum of(int dimension) {
        return DenseKernels.best().gramSum(dimension);
    }

    /** From one row of the sums to the next: the dimension, filled up. */
    public static int stride(int dimension) {
        return (dimension + DenseKernels.STEP - 1) / DenseKernels.STEP * DenseKernels.STEP;
    }

    /** Bytes of heap one of these takes, at most. */
    public static long bytes(int dimension) {
        long stride = stride(dimension);
        return 4 * (PANEL * (stride + 5) + stride * (stride + 4));
    }

    /**
     * Takes in a vector. Does no more than copy it, so that a processor that waits for one vector from memory can ask
     * for the next ones.
     *
     * @param from holds the vector from {@code offset} on
     * @param root square root of the weight of its outer product
     * @param target its weight in the sum of vectors, divided by the root
     */
    public final void take(float[] from, int offset, float root, float target) {
        pack(from, offset, root, pending);
        targets[pending++] = target;
    }

    /** Whether there is no room for another before {@link #addTo}. */
    public final boolean isFull() {
        return pending == PANEL;
    }

    /**
     * Adds what was taken in since the last time.
     *
     * @param sums of outer products: a square in row order, its rows {@link #stride} apart, of which the upper triangle
     *     is meant; what stands below the diagonal may change, too
     * @param vector the sum of vectors, a stride long
     */
    public final void addTo(float[] sums, float[] vector) {
        addPanel(pending, sums, vector);
        pending = 0;
    }

    /** Copies a vector, times a factor, to a place in the panel. */
    abstract void pack(float[] from, int offset, float factor, int place);

    /** Adds the first {@code count} vectors of the panel. */
    abstract void addPanel(int count, float[] sums, float[] vector);
}
