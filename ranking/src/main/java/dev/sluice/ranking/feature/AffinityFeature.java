package dev.sluice.ranking.feature;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureSource;
import dev.sluice.History;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.ranking.ItemValues;
import dev.sluice.store.ModelSnapshot;
import it.unimi.dsi.fastutil.ints.Int2DoubleMap;
import it.unimi.dsi.fastutil.ints.Int2DoubleMaps;
import it.unimi.dsi.fastutil.ints.Int2DoubleOpenHashMap;
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
    /** What is known of everybody counts as much as this many events. */
    private static final double PRIOR = 10;

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
        Int2DoubleMap lifts = lifts(query);
        for (int position = 0; position < candidates.size(); position++) {
            int item = candidates.item(position);
            int count = values.count(item);
            double sum = 0;
            for (int place = 0; place < count; place++) {
                sum += lifts.get(values.code(item, place));
            }
            columns[0][position] = (float) (sum / count); // 0 / 0 where there is no value: missing
        }
    }

    /** The log lift of each value in the history; by default that of a value that is not in it. */
    private Int2DoubleMap lifts(Query query) {
        History history = query.history();
        int events = PastEvents.count(query);
        Int2DoubleOpenHashMap lifts = new Int2DoubleOpenHashMap(events);
        double all = 0;
        for (int event = 0; event < events; event++) {
            int item = history.item(event);
            double weight = Math.pow(2, -Spans.age(query.moment(), history.time(event)) / halfLife);
            all += values.count(item) > 0 ? weight : 0;
            for (int place = 0; place < values.count(item); place++) {
                lifts.addTo(values.code(item, place), weight);
            }
        }
        double total = all + PRIOR;
        for (Int2DoubleMap.Entry entry : Int2DoubleMaps.fastIterable(lifts)) {
            entry.setValue(StrictMath.log((entry.getDoubleValue() / shares[entry.getIntKey()] + PRIOR) / total));
        }
        lifts.defaultReturnValue(StrictMath.log(PRIOR / total));
        return lifts;
    }
}
