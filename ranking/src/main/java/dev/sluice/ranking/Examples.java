package dev.sluice.ranking;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureType;
import it.unimi.dsi.fastutil.floats.FloatArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Labelled rows of features to train a ranker on: what was known of a candidate when it was ranked, what came of it,
 * and how much that counts. Missing features are NaN, all other numbers are finite.
 *
 * <p>A row has a label for each head, which is something that may come of a candidate: a click, a purchase. A label
 * that nobody can know is absent, NaN: what was not opened was not watched by half, and not by less either.
 *
 * <p>Rows belong to queries, those of one after those of another, so that what is to be judged can be held out by whole
 * queries.
 *
 * <p>A ranker learns what it will serve only if its examples are made as it is served: from candidates of the same
 * funnel, with features as of a moment before that which the label tells of. An {@link ExampleCollector} in the
 * ranker's place makes them so.
 *
 * <p>Costs 4 bytes a feature and head and 8 a row.
 */
public final class Examples {
    /** The head of examples that have only one. */
    public static final String LABEL = "label";

    private final FeatureSchema schema;
    private final List<String> heads;
    private final float[] features;
    private final float[] labels;
    private final float[] weights;
    private final int[] queries;

    private Examples(
            FeatureSchema schema,
            List<String> heads,
            float[] features,
            float[] labels,
            float[] weights,
            int[] queries) {
        this.schema = schema;
        this.heads = heads;
        this.features = features;
        this.labels = labels;
        this.weights = weights;
        this.queries = queries;
    }

    /** The features of every row, in the order of its columns. */
    public FeatureSchema schema() {
        return schema;
    }

    /** What labels tell of, at least one, in the order of a row's labels. */
    public List<String> heads() {
        return heads;
    }

    /** How many rows. */
    public int size() {
        return weights.length;
    }

    /** How many rows have a label of the first head above 0. */
    public int positives() {
        return (int) IntStream.range(0, size()).filter(row -> label(row) > 0).count();
    }

    /** The label of the first head: whether there was a click, a share of the duration. */
    public float label(int row) {
        return label(row, 0);
    }

    /** A label; NaN if it is absent. */
    public float label(int row, int head) {
        return labels[row * heads.size() + head];
    }

    /** How much the row counts, at least 0. */
    public float weight(int row) {
        return weights[row];
    }

    /** The query of a row: 0 is the first, and no row is of an earlier query than the row before it. */
    public int query(int row) {
        return queries[row];
    }

    /** A feature of a row, NaN if it is missing there. */
    public float feature(int row, int column) {
        return features[row * schema.size() + column];
    }

    /**
     * The rows that have a label of one head, with that alone.
     *
     * @throws IllegalArgumentException if there is no such head
     */
    public Examples head(String name) {
        int head = heads.indexOf(name);
        if (head < 0) {
            throw new IllegalArgumentException("no head " + name + " among " + heads);
        }
        Examples rows = where(row -> !Float.isNaN(label(row, head)));
        float[] column = new float[rows.size()];
        for (int row = 0; row < column.length; row++) {
            column[row] = rows.label(row, head);
        }
        return new Examples(schema, List.of(name), rows.features, column, rows.weights, rows.queries);
    }

    /**
     * Two parts, each of whole queries.
     *
     * @param share of the queries that the second part has, drawn by the seed, each alone; from 0 to 1
     */
    public List<Examples> split(double share, long seed) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be from 0 to 1: " + share);
        }
        boolean[] second = new boolean[size() == 0 ? 0 : queries[size() - 1] + 1];
        SplittableRandom random = new SplittableRandom(seed);
        for (int query = 0; query < second.length; query++) {
            second[query] = random.nextDouble() < share;
        }
        return List.of(where(row -> !second[queries[row]]), where(row -> second[queries[row]]));
    }

    private Examples where(IntPredicate kept) {
        int[] rows = IntStream.range(0, size()).filter(kept).toArray();
        float[] keptWeights = new float[rows.length];
        int[] keptQueries = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            keptWeights[i] = weights[rows[i]];
            keptQueries[i] = queries[rows[i]];
        }
        return new Examples(
                schema,
                heads,
                gather(features, rows, schema.size()),
                gather(labels, rows, heads.size()),
                keptWeights,
                keptQueries);
    }

    private static float[] gather(float[] from, int[] rows, int width) {
        float[] into = new float[rows.length * width];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(from, rows[i] * width, into, i * width, width);
        }
        return into;
    }

    @Override
    public String toString() {
        return size() + " examples of " + schema.size() + " features";
    }

    /** Collects examples, at most 2^31 features in all. Belongs to one thread. */
    public static final class Builder {
        private static final int MOST_CODES = 1 << 24;

        private final FeatureSchema schema;
        private final List<String> heads;
        private final float[] row;
        private final FloatArrayList features = new FloatArrayList();
        private final FloatArrayList labels = new FloatArrayList();
        private final FloatArrayList weights = new FloatArrayList();
        private final IntArrayList queries = new IntArrayList();
        private int query;

        /** No rows yet, of one head. */
        public Builder(FeatureSchema schema) {
            this(schema, List.of(LABEL));
        }

        /**
         * No rows yet.
         *
         * @param heads distinct, at least one
         */
        public Builder(FeatureSchema schema, List<String> heads) {
            if (heads.isEmpty() || new LinkedHashSet<>(heads).size() < heads.size()) {
                throw new IllegalArgumentException("heads must be distinct and at least one: " + heads);
            }
            this.schema = schema;
            this.heads = List.copyOf(heads);
            this.row = new float[schema.size()];
        }

        /**
         * Adds a row of the only head.
         *
         * @param candidates carry every feature of the schema
         * @param position of the candidate among them
         * @param label finite
         * @param weight finite and not negative
         * @throws IllegalArgumentException if a feature is not carried, or not what its type says; nothing is added
         *     then
         */
        public Builder add(Candidates candidates, int position, float label, float weight) {
            if (!Float.isFinite(label)) {
                throw new IllegalArgumentException("label must be finite: " + label);
            }
            return add(candidates, position, new float[] {label}, weight);
        }

        /**
         * Adds a row.
         *
         * @param candidates carry every feature of the schema
         * @param position of the candidate among them
         * @param outcomes a label for each head, finite, or NaN where it is absent
         * @param weight finite and not negative
         * @throws IllegalArgumentException if a feature is not carried, or not what its type says; nothing is added
         *     then
         */
        public Builder add(Candidates candidates, int position, float[] outcomes, float weight) {
            checkLabels(outcomes);
            if (!(weight >= 0 && weight < Float.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("weight must be finite and not negative: " + weight);
            }
            if (position < 0 || position >= candidates.size()) {
                throw new IndexOutOfBoundsException(
                        "position must be below " + candidates.size() + " candidates: " + position);
            }
            for (int column = 0; column < row.length; column++) {
                FeatureKey key = schema.keys().get(column);
                row[column] = checked(candidates.feature(key, position), key, candidates.item(position));
            }
            features.addElements(features.size(), row);
            labels.addElements(labels.size(), outcomes);
            weights.add(weight);
            queries.add(query);
            return this;
        }

        private void checkLabels(float[] outcomes) {
            if (outcomes.length != heads.size()) {
                throw new IllegalArgumentException(outcomes.length + " labels, the heads are " + heads);
            }
            for (int head = 0; head < outcomes.length; head++) {
                if (Float.isInfinite(outcomes[head])) {
                    throw new IllegalArgumentException("label " + heads.get(head)
                            + " must be finite, or NaN where it is absent: " + outcomes[head]);
                }
            }
        }

        /** Rows from here on are of another query than those before; again and again changes nothing. */
        public Builder nextQuery() {
            query = queries.isEmpty() ? 0 : queries.getInt(queries.size() - 1) + 1;
            return this;
        }

        private static float checked(float feature, FeatureKey key, int item) {
            if (!Float.isNaN(feature) && !isOf(key.type(), feature)) {
                throw new IllegalArgumentException("feature " + key + " of item " + item + " must be "
                        + switch (key.type()) {
                            case NUMBER -> "finite";
                            case FLAG -> "0 or 1";
                            case CATEGORY -> "a whole number from 0 to 2^24 - 1";
                        }
                        + ", or NaN where it is missing: " + feature);
            }
            return feature;
        }

        private static boolean isOf(FeatureType type, float feature) {
            return switch (type) {
                case NUMBER -> Float.isFinite(feature);
                case FLAG -> feature == 0 || feature == 1;
                case CATEGORY -> feature >= 0 && feature < MOST_CODES && feature == (int) feature;
            };
        }

        /** The examples so far. */
        public Examples build() {
            return new Examples(
                    schema,
                    heads,
                    features.toFloatArray(),
                    labels.toFloatArray(),
                    weights.toFloatArray(),
                    queries.toIntArray());
        }
    }
}
