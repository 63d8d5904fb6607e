package dev.sluice.ranking.feature;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureSource;
import dev.sluice.Query;
import java.util.Arrays;

/**
 * {@code user.activity}: {@code ln(1 + events)} of the history up to the moment of the query, the same for every
 * candidate. In a linear model it moves no candidate past another; it keeps the probabilities of busy and of new users
 * apart.
 */
public final class ActivityFeature implements FeatureSource {
    private static final FeatureSchema SCHEMA = FeatureSchema.of(FeatureKey.number("user.activity"));

    /** Needs to know nothing. */
    public ActivityFeature() {}

    @Override
    public FeatureSchema provides() {
        return SCHEMA;
    }

    @Override
    public void fill(Query query, Candidates candidates, float[][] columns) {
        Arrays.fill(columns[0], (float) StrictMath.log1p(PastEvents.count(query)));
    }
}
