package dev.sluice.data.feature;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureSource;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import java.util.Arrays;

/**
 * A feature of items or of users as of the moment of the query. Examples for training that are collected at moments of
 * the past thus see what could have been served then, and no more.
 *
 * <p>Costs the logarithm of an entity's values for each candidate, or once a query for a feature of users.
 */
public final class HistoryFeature implements FeatureSource {
    /** Whose feature it is. */
    private enum Entity {
        ITEM,
        USER
    }

    private final ModelVersion version;
    private final Entity entity;
    private final FeatureSchema schema;
    private final FeatureHistory history;
    private final PointInTimeJoin join;

    private HistoryFeature(
            ModelVersion version, Entity entity, FeatureKey key, FeatureHistory history, PointInTimeJoin join) {
        this.version = version;
        this.entity = entity;
        this.schema = FeatureSchema.of(key);
        this.history = history;
        this.join = join;
    }

    /**
     * A feature of items.
     *
     * @param version the version whose rows of items the history has
     */
    public static HistoryFeature ofItems(
            ModelVersion version, FeatureKey key, FeatureHistory history, PointInTimeJoin join) {
        return new HistoryFeature(version, Entity.ITEM, key, history, join);
    }

    /**
     * A feature of users, the same for every candidate; missing for the unknown user.
     *
     * @param version the version whose rows of users the history has
     */
    public static HistoryFeature ofUsers(
            ModelVersion version, FeatureKey key, FeatureHistory history, PointInTimeJoin join) {
        return new HistoryFeature(version, Entity.USER, key, history, join);
    }

    @Override
    public FeatureSchema provides() {
        return schema;
    }

    @Override
    public void fill(Query query, Candidates candidates, float[][] columns) {
        query.require(version);
        if (entity == Entity.ITEM) {
            float[] values =
                    join.joinAt(history, candidates.items(), query.moment()).values();
            System.arraycopy(values, 0, columns[0], 0, values.length);
        } else {
            float value = join.joinAt(history, new int[] {query.user()}, query.moment())
                    .value(0);
            Arrays.fill(columns[0], value);
        }
    }
}
