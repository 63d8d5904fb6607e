package dev.sluice.ranking.feature;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureSource;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.ranking.BatchValues;
import dev.sluice.ranking.ItemValues;
import dev.sluice.store.ModelSnapshot;
import java.time.Duration;

/**
 * {@code <column>.affinity}: how much more often a user meets a value of a column, such as a category, than everybody
 * does. It is the logarithm of the lift, smoothed towards 0,
 *
 * <pre>
 *   ln( (n_c + m p_c) / (n + m) / p_c )
 * </pre>
 *
 * <p>with {@code n} the events of the history up to the moment of the query whose item has a value, {@code n_c} those
 * whose item has the value {@code c}, {@code m} = 10, and {@code p_c} the share of {@code c} in the counts of
 * {@code popularity.items}, each raised by one, of the items that have a value. Of several tags it is the mean; an item
 * without one has no affinity. An empty history says 0 of every item.
 *
 * <p>Costs a pass over the history once a query, and then a look-up for each value of each candidate.
 */
public final class AffinityFeature implements FeatureSource {
    private static final String POPULARITY = "popularity";

    private final ModelVersion version;
    private final String column;
    private final ItemValues values;
    private final double[] shares;
    private final FeatureSchema schema;
    private final double halfLife;

    private AffinityFeature(
            ModelVersion version, String column, ItemValues values, double[] shares, String feature, double halfLife) {
        this.version = version;
        this.column = column;
        this.values = values;
        this.shares = shares;
        this.schema = FeatureSchema.of(FeatureKey.number(column + feature));
        this.halfLife = halfLife;
    }

    /**
     * Reads a column of texts or tags of the catalogue's items, and the table {@code popularity.items}.
     *
     * @throws IllegalArgumentException if there is no such column or table, or the column holds numbers
     */
    public static AffinityFeature of(ModelSnapshot snapshot, String column) {
        ItemValues values = ItemValues.of(snapshot, column);
        double[] shares = shares(values, ItemCounts.of(snapshot, POPULARITY));
        return new AffinityFeature(snapshot.version(), column, values, shares, ".affinity", Double.POSITIVE_INFINITY);
    }

    /**
     * The same for what the user does of late, as {@code <column>.recent-affinity}: an event counts {@code 2^(-age /
     * halfLife)} at the moment of the query.
     *
     * @param duration after which an event counts half, at least a millisecond
     */
    public AffinityFeature withHalfLife(Duration duration) {
        if (duration.compareTo(Duration.ofMillis(1)) < 0) {
            throw new IllegalArgumentException("half-life must be at least a millisecond: " + duration);
        }
        double millis = duration.getSeconds() * 1e3 + duration.getNano() * 1e-6;
        return new AffinityFeature(version, column, values, shares, ".recent-affinity", millis);
    }

    private static double[] shares(ItemValues values, float[] counts) {
        double[] shares = new double[values.codes()];
        double all = 0;
        for (int item = 1; item < values.rows(); item++) {
            double count = counts[item] + 1.0;
            all += values.count(item) > 0 ? count : 0;
            for (int place = 0; place < values.count(item); place++) {
                shares[values.code(item, place)] += count;
            }
        }
        for (int code = 0; code < shares.length; code++) {
            shares[code] /= all;
        }
        return shares;
    }

    @Override
    public FeatureSchema provides() {
        return schema;
    }

    @Override
    public void fill(Query query, Candidates candidates, float[][] columns) {
        query.require(version);
        BatchValues batch = values.of(candidates);
        Lifts lifts = Lifts.of(query, values, shares, halfLife, candidates.memory());
        for (int position = 0; position < candidates.size(); position++) {
            double sum = 0;
            for (int place = batch.from(position); place < batch.to(position); place++) {
                sum += lifts.of(batch.code(place));
            }
            columns[0][position] = (float) (sum / batch.count(position)); // 0 / 0 where there is no value: missing
        }
    }
}
