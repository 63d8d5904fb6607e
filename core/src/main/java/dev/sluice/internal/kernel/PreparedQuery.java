package dev.sluice.internal.kernel;

/**
 * A query in the form in which a kernel wants it, with what scratch memory the kernel needs; made by that kernel and
 * for it alone. Belongs to one thread.
 */
public abstract class PreparedQuery {
    PreparedQuery() {}

    /**
     * How far the vector that rows are multiplied with is from the one that was given: the norm of what rounding took
     * from it, 0 if it is the same.
     */
    public double rounding() {
        return 0;
    }

    /** A query that needs no preparation. */
    static final class Plain extends PreparedQuery {
        final float[] vector;

        Plain(float[] vector) {
            this.vector = vector;
        }
    }
}
