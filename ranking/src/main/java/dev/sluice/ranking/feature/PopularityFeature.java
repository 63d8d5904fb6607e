package dev.sluice.ranking.feature;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureSource;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.store.ModelSnapshot;

/**
 * {@code <model>.share}: the logarithm of an item's share of all counts, {@code ln((count + 1) / (sum of counts +
 * rows))}, smoothed as if each row, the unknown's among them, had been met once more. A share can be compared between
 * versions and periods, a count cannot.
 *
 * <p>Costs 4 bytes of heap an item.
 */
public final class PopularityFeature implements FeatureSource {
    private final ModelVersion version;
    private final FeatureSchema schema;
    private final float[] shares;

    private PopularityFeature(ModelVersion version, FeatureSchema schema, float[] shares) {
        this.version = version;
        this.schema = schema;
        this.shares = shares;
    }

    /**
     * Reads the table {@code <model>.items} of a snapshot, which is not read again later.
     *
     * @param model a {@link dev.sluice.train.popularity.PopularityModel}, or any table of one number, not negative, for
     *     each item
     */
    public static PopularityFeature of(ModelSnapshot snapshot, String model) {
        float[] counts = ItemCounts.of(snapshot, model);
        double sum = counts.length;
        for (float count : counts) {
            sum += count;
        }
        float[] shares = new float[counts.length];
        for (int item = 0; item < shares.length; item++) {
            shares[item] = (float) StrictMath.log((counts[item] + 1.0) / sum);
        }
        FeatureSchema schema = FeatureSchema.of(FeatureKey.number(model + ".share"));
        return new PopularityFeature(snapshot.version(), schema, shares);
    }

    @Override
    public FeatureSchema provides() {
        return schema;
    }

    @Override
    public void fill(Query query, Candidates candidates, float[][] columns) {
        query.require(version);
        for (int position = 0; position < candidates.size(); position++) {
            columns[0][position] = shares[candidates.item(position)];
        }
    }
}
