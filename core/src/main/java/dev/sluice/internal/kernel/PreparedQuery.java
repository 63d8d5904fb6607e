package dev.sluice.internal.kernel;

/**
 * A query in the form in which a kernel wants it, with what scratch memory the kernel needs; made by that kernel and
 * for it alone. Belongs to one thread.
 */
public abstract class PreparedQuery {
    /** Numbers in the query. */
    final int dimension;

    PreparedQuery(int dimension) {
        this.dimension = dimension;
    }

    /** A query that needs no preparation. */
    static final class Plain extends PreparedQuery {
        final float[] vector;

        Plain(float[] vector) {
            super(vector.length);
            this.vector = vector;
        }
    }
}
