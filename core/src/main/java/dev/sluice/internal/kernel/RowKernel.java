package dev.sluice.internal.kernel;

import dev.sluice.internal.memory.MappedRows;
import java.nio.ByteBuffer;

/**
 * Inner products of a query of floats with rows of one element type, as they stand in a table. Every form sums in an
 * order of its own that depends on nothing but the length, so that within one form a row's score is the same to the
 * last bit whether it is scanned or gathered. Two forms differ by rounding alone.
 *
 * <p>Arguments are checked by the callers, at the public edge.
 */
public abstract class RowKernel {
    RowKernel() {}

    /**
     * Scores consecutive rows: {@code scores[into + i]} becomes the product with row {@code from + i}.
     *
     * @param query as long as a row
     */
    public final void dot(float[] query, MappedRows rows, long from, int count, float[] scores, int into) {
        PreparedQuery prepared = prepare(query);
        int done = 0;
        while (done < count) {
            long row = from + done;
            int run = Math.min(count - done, rows.follow(row));
            dot(prepared, rows.segment(row), rows.at(row), rows.stride(), run, scores, into + done);
            done += run;
        }
    }

    /** A query that is good for any number of scans. */
    PreparedQuery prepare(float[] query) {
        return new PreparedQuery.Plain(query);
    }

    /** Scores {@code count} rows that follow each other in one buffer, the first at byte {@code at}. */
    abstract void dot(PreparedQuery query, ByteBuffer segment, int at, int stride, int count, float[] scores, int into);

    /**
     * Scores rows in any order: {@code scores[i]} becomes the product with row {@code which[i]}.
     *
     * @param query as long as a row
     * @param count how many of {@code which} to score
     */
    public abstract void dotRows(float[] query, MappedRows rows, int[] which, int count, float[] scores);

    /**
     * Scores rows for some queries: {@code scores[query * count + i]} becomes the product with row {@code which[i]}, to
     * the last bit what it is for the query alone.
     *
     * @param queries one after the other, each of {@code width} floats, as long as a row
     * @param many how many queries
     */
    public void dotRows(float[] queries, int many, int width, MappedRows rows, int[] which, int count, float[] scores) {
        float[] query = new float[width];
        float[] products = new float[count];
        for (int next = 0; next < many; next++) {
            System.arraycopy(queries, next * width, query, 0, width);
            dotRows(query, rows, which, count, products);
            System.arraycopy(products, 0, scores, next * count, count);
        }
    }

    /** Copies a row's {@code width} numbers as floats to {@code into[at]} and on. */
    public final void copy(MappedRows rows, long row, int width, float[] into, int at) {
        copy(rows.segment(row), rows.at(row), width, into, at);
    }

    abstract void copy(ByteBuffer segment, int from, int width, float[] into, int at);
}
