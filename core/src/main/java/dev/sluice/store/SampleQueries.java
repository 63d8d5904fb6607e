package dev.sluice.store;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** Queries by which two forms of a table are compared: what each finds among its best {@code k} rows. */
public final class SampleQueries {
    private final int k;
    private final List<float[]> queries;

    private SampleQueries(int k, List<float[]> queries) {
        if (k < 1) {
            throw new IllegalArgumentException("k must be at least 1: " + k);
        }
        this.k = k;
        this.queries = queries;
    }

    /** No queries: recall is not asked for. */
    public static SampleQueries none() {
        return new SampleQueries(1, List.of());
    }

    /**
     * These queries.
     *
     * @param k how many rows each is to find, at least 1
     * @param queries vectors of finite numbers, as long as the rows of the tables
     */
    public static SampleQueries of(int k, float[]... queries) {
        List<float[]> copies = new ArrayList<>();
        for (float[] query : queries) {
            requireFinite(query, copies.size());
            copies.add(query.clone());
        }
        return new SampleQueries(k, copies);
    }

    private static void requireFinite(float[] query, int number) {
        for (float entry : query) {
            if (!Float.isFinite(entry)) {
                throw new IllegalArgumentException("a query must be finite: " + entry + " in query " + number);
            }
        }
    }

    /**
     * Rows of a table, users' vectors say, drawn without replacement; never row 0, the unknown.
     *
     * @param k how many rows each is to find, at least 1
     * @param count how many queries, at least 0; every row where there are fewer
     * @param seed equal seeds draw the same rows
     */
    public static SampleQueries rowsOf(EmbeddingStore table, int k, int count, long seed) {
        if (count < 0) {
            throw new IllegalArgumentException("count must be at least 0: " + count);
        }
        List<float[]> rows = new ArrayList<>();
        for (long row : draw(table.rows() - 1, count, new SplittableRandom(seed))) {
            float[] query = new float[table.dimension()];
            table.copyRow(row, query);
            rows.add(query);
        }
        return new SampleQueries(k, rows);
    }

    /**
     * Distinct numbers from 1 to {@code last}.
     *
     * @see <a href="https://doi.org/10.1145/30401.315746">Bentley and Floyd 1987, a sample of brilliance</a>
     */
    private static SortedSet<Long> draw(long last, int count, SplittableRandom random) {
        SortedSet<Long> drawn = new TreeSet<>();
        for (long bound = Math.max(1, last - count + 1); bound <= last; bound++) {
            if (!drawn.add(random.nextLong(1, bound + 1))) {
                drawn.add(bound);
            }
        }
        return drawn;
    }

    /** How many rows each query is to find. */
    public int k() {
        return k;
    }

    /** How many queries there are. */
    public int count() {
        return queries.size();
    }

    /** A copy of a query, counted from 0. */
    public float[] query(int number) {
        return queries.get(number).clone();
    }
}
