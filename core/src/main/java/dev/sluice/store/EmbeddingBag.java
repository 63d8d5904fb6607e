package dev.sluice.store;

import java.util.Arrays;

/**
 * Sums or means of rows of a table, a bag of rows at a time: a user's vector from the items of the history, say.
 *
 * <pre>{@code
 * float[] users = new float[2 * items.dimension()];
 * new EmbeddingBag(items, EmbeddingBag.Pooling.MEAN)
 *         .pool(new int[] {3, 5, 5, 9}, new int[] {0, 3, 4}, EmbeddingBag.UNWEIGHTED, users);
 * }</pre>
 *
 * <p>An empty bag gives zeros; a row that is in a bag twice counts twice. Sums are kept in double precision. Safe for
 * use by many threads as long as its table is open.
 *
 * @see <a href="https://docs.pytorch.org/docs/stable/generated/torch.nn.EmbeddingBag.html">torch.nn.EmbeddingBag</a>,
 *     whose layout with the last offset included this is
 */
public final class EmbeddingBag {
    /** Weights for bags in which every row weighs 1. */
    public static final float[] UNWEIGHTED = {};

    private final EmbeddingStore table;
    private final Pooling pooling;

    /** Bags of rows of a table, which the caller keeps open. */
    public EmbeddingBag(EmbeddingStore table, Pooling pooling) {
        this.table = table;
        this.pooling = pooling;
    }

    /** What becomes of the rows of a bag. */
    public enum Pooling {
        /** Their sum, each times its weight. */
        SUM,
        /** The same, divided by the sum of the weights; zeros where that sum is 0. */
        MEAN
    }

    /**
     * Pools bags: bag {@code i} is made of the rows {@code values[offsets[i]]} to {@code values[offsets[i + 1] - 1]}.
     *
     * @param values rows of the table, bag after bag
     * @param offsets where each bag begins, and last where the last one ends: from 0 to {@code values.length}, never
     *     falling
     * @param weights a finite weight for each value, or {@link #UNWEIGHTED}
     * @param into receives the bags, {@code dimension()} floats each, one after the other; entries past them are left
     *     alone
     * @throws IndexOutOfBoundsException if one of the rows is not there; bags before it are written then
     */
    public void pool(int[] values, int[] offsets, float[] weights, float[] into) {
        requireOffsets(offsets, values.length);
        requireWeights(weights, values.length);
        int dimension = table.dimension();
        long needed = (offsets.length - 1L) * dimension;
        if (into.length < needed) {
            throw new IllegalArgumentException("array must have room for " + needed + ": " + into.length);
        }
        Sum sum = new Sum(dimension);
        for (int bag = 0; bag < offsets.length - 1; bag++) {
            for (int i = offsets[bag]; i < offsets[bag + 1]; i++) {
                sum.add(table, values[i], weights.length == 0 ? 1 : weights[i]);
            }
            sum.drain(pooling, into, bag * dimension);
        }
    }

    private static void requireOffsets(int[] offsets, int values) {
        if (offsets.length == 0 || offsets[0] != 0 || offsets[offsets.length - 1] != values) {
            throw new IllegalArgumentException("offsets must go from 0 to the number of values, " + values + ": "
                    + (offsets.length == 0 ? "none" : offsets[0] + " to " + offsets[offsets.length - 1]));
        }
        for (int i = 1; i < offsets.length; i++) {
            if (offsets[i] < offsets[i - 1]) {
                throw new IllegalArgumentException(
                        "offsets must not fall: " + offsets[i - 1] + ", " + offsets[i] + " at " + i);
            }
        }
    }

    private static void requireWeights(float[] weights, int values) {
        if (weights.length != 0 && weights.length != values) {
            throw new IllegalArgumentException(
                    "weights must be as many as values or none: " + weights.length + " for " + values);
        }
        for (int i = 0; i < weights.length; i++) {
            if (!Float.isFinite(weights[i])) {
                throw new IllegalArgumentException("a weight must be finite: " + weights[i] + " at " + i);
            }
        }
    }

    /** A bag while it is filled. */
    private static final class Sum {
        private final float[] row;
        private final double[] sum;
        private double weight;

        Sum(int dimension) {
            this.row = new float[dimension];
            this.sum = new double[dimension];
        }

        void add(EmbeddingStore table, int which, float times) {
            table.copyRow(which, row);
            for (int i = 0; i < row.length; i++) {
                sum[i] += (double) times * row[i];
            }
            weight += times;
        }

        void drain(Pooling pooling, float[] into, int at) {
            double divisor = pooling == Pooling.SUM ? 1 : weight;
            for (int i = 0; i < sum.length; i++) {
                into[at + i] = divisor == 0 ? 0 : (float) (sum[i] / divisor);
            }
            Arrays.fill(sum, 0);
            weight = 0;
        }
    }
}
