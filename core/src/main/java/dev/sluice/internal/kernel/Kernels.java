package dev.sluice.internal.kernel;

import dev.sluice.internal.memory.MappedRows;
import java.nio.ByteBuffer;

/**
 * Inner products of a query with rows of floats. Every form sums in an order of its own that depends on nothing but the
 * length, so that within one form a row's score is the same to the last bit whether it is scanned, gathered or computed
 * from an array. Two forms differ by rounding alone.
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

    /**
     * Scores consecutive rows: {@code scores[into + i]} becomes the product with row {@code from + i}.
     *
     * @param query as long as a row
     */
    public final void dot(float[] query, MappedRows rows, long from, int count, float[] scores, int into) {
        int done = 0;
        while (done < count) {
            long row = from + done;
            int run = Math.min(count - done, rows.follow(row));
            dot(query, rows.segment(row), rows.at(row), run, scores, into + done);
            done += run;
        }
    }

    /** Scores {@code count} rows that follow each other in one buffer, the first at byte {@code at}. */
    abstract void dot(float[] query, ByteBuffer segment, int at, int count, float[] scores, int into);

    /**
     * Scores rows in any order: {@code scores[i]} becomes the product with row {@code which[i]}.
     *
     * @param query as long as a row
     */
    public abstract void dotRows(float[] query, MappedRows rows, int[] which, float[] scores);

    /** The product of {@code length} entries of two arrays. */
    public abstract float dot(float[] a, int aFrom, float[] b, int bFrom, int length);

    private static final class Chosen {
        static final Kernels BEST = KernelLookup.best();
    }
}
