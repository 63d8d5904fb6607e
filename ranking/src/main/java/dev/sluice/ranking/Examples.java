package dev.sluice.ranking;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureType;
import it.unimi.dsi.fastutil.floats.FloatArrayList;
import java.util.stream.IntStream;

/**
 * Labelled rows of features to train a ranker on: what was known of a candidate when it was ranked, what came of it,
 * and how much that counts. Missing features are NaN, all other numbers are finite.
 *
 * <p>A ranker learns what it will serve only if its examples are made as it is served: from candidates of the same
 * funnel, with features as of a moment before that which the label tells of. An {@link ExampleCollector} in the
 * ranker's place makes them so.
 *
 * <p>Costs 4 bytes a feature and 8 a row.
 */
public final class Examples {
    private final FeatureSchema schema;
    private final float[] features;
    private final float[] labels;
    private final float[] weights;

    private Examples(Builder builder) {
        this.schema = builder.schema;
        this.features = builder.features.toFloatArray();
        this.labels = builder.labels.toFloatArray();
        this.weights = builder.weights.toFloatArray();
    }

    /** The features of every row, in the order of its columns. */
    public FeatureSchema schema() {
        return schema;
    }

    /** How many rows. */
    public int size() {
        return labels.length;
    }

    /** How many rows have a label above 0. */
    public int positives() {
        return (int) IntStream.range(0, size()).filter(row -> labels[row] > 0).count();
    }

    /** What came of the candidate: a click, a share of the duration. */
    public float label(int row) {
        return labels[row];
    }

    /** How much the row counts, at least 0. */
    public float weight(int row) {
        return weights[row];
    }

    /** A feature of a row, NaN if it is missing there. */
    public float feature(int row, int column) {
        return features[row * schema.size() + column];
    }

    @Override
    public String toString() {
        return size() + " examples of " + schema.size() + " features";
    }

    /** Collects examples, at most 2^31 features in all. Belongs to one thread. */
    public static final class Builder {
        private static final int MOST_CODES = 1 << 24;

        private final FeatureSchema schema;
        private final float[] row;
        private final FloatArrayList features = new FloatArrayList();
        private final FloatArrayList labels = new FloatArrayList();
        private final FloatArrayList weights = new FloatArrayList();

        /** No rows yet. */
        public Builder(FeatureSchema schema) {
            this.schema = schema;
            this.row = new float[schema.size()];
        }

        /**
         * Adds a row.
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
            labels.add(label);
            weights.add(weight);
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
            return new Examples(this);
        }
    }
}
