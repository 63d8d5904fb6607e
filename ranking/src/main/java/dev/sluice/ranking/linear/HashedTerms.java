package dev.sluice.ranking.linear;

import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureType;
import java.util.ArrayList;
import java.util.List;

/**
 * What of a schema is hashed: its categories, in its order, and then the crosses.
 *
 * @param buckets how many the terms share, 0 where there are no terms
 */
record HashedTerms(FeatureSchema schema, int bits, List<HashedTerm> terms, int buckets) {
    private static final int MOST_CODES = 1 << 24;

    static HashedTerms of(FeatureSchema schema, Hashing hashing) {
        List<HashedTerm> terms = new ArrayList<>();
        for (FeatureKey key : schema.keys()) {
            if (key.type() == FeatureType.CATEGORY) {
                terms.add(HashedTerm.of(schema, key));
            }
        }
        for (Cross cross : hashing.crosses()) {
            terms.add(HashedTerm.of(schema, cross));
        }
        return new HashedTerms(schema, hashing.bits(), List.copyOf(terms), terms.isEmpty() ? 0 : 1 << hashing.bits());
    }

    /** Refuses columns with values that no category and no flag has. */
    void requireCodes(float[][] features, int positions) {
        for (HashedTerm term : terms) {
            for (int column : term.columns()) {
                requireCodes(schema.keys().get(column), features[column], positions);
            }
        }
    }

    private static void requireCodes(FeatureKey key, float[] values, int positions) {
        for (int position = 0; position < positions; position++) {
            float value = values[position];
            if (!Float.isNaN(value) && !(value >= 0 && value < MOST_CODES && value == (int) value)) {
                throw new IllegalArgumentException("feature " + key
                        + " must be a whole number from 0 to 2^24 - 1, or NaN where it is missing: " + value);
            }
        }
    }

    /** Adds to each logit the weights of the buckets at its position. */
    void addShares(float[] weights, float[][] features, int positions, double[] logits) {
        for (HashedTerm term : terms) {
            for (int position = 0; position < positions; position++) {
                if (!term.isMissing(features, position)) {
                    logits[position] += weights[term.bucket(features, position, bits)];
                }
            }
        }
    }
}
