package dev.sluice.ranking.feature;

import dev.sluice.BatchMemory;
import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureSource;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.data.NumberColumn;
import dev.sluice.store.ModelSnapshot;

/**
 * How old an item or an account is: {@code ln(1 + days)} since the moment in a column of the catalogue, at the moment
 * of the query, as {@code item.age} or {@code user.tenure}. Before that moment it is 0 days; where the catalogue does
 * not know, it is missing.
 *
 * <p>Costs a read of the column and a logarithm for each candidate, or for each query.
 */
public final class AgeFeature implements FeatureSource {
    private static final double MILLIS = 1e3;

    private final ModelVersion version;
    private final Owner owner;
    private final FeatureSchema schema;
    private final NumberColumn seconds;

    private AgeFeature(ModelVersion version, Owner owner, String name, NumberColumn seconds) {
        this.version = version;
        this.owner = owner;
        this.schema = FeatureSchema.of(FeatureKey.number(name));
        this.seconds = seconds;
    }

    /**
     * Reads a column of the catalogue's items.
     *
     * @param column numbers: when an item was published, in seconds since the epoch
     * @throws IllegalArgumentException if there is no such column, or it holds something else
     */
    public static AgeFeature of(ModelSnapshot snapshot, String column) {
        return new AgeFeature(snapshot.version(), Owner.ITEM, "item.age", Owner.ITEM.numbers(snapshot, column));
    }

    /**
     * Reads a column of the catalogue's users. Of the unknown user nothing is known.
     *
     * @param column numbers: when a user joined, in seconds since the epoch
     * @throws IllegalArgumentException if there is no such column, or it holds something else
     */
    public static AgeFeature ofUsers(ModelSnapshot snapshot, String column) {
        return new AgeFeature(snapshot.version(), Owner.USER, "user.tenure", Owner.USER.numbers(snapshot, column));
    }

    @Override
    public FeatureSchema provides() {
        return schema;
    }

    @Override
    public void fill(Query query, Candidates candidates, float[][] columns) {
        query.require(version);
        owner.fill(
                query, candidates, (rows, count, memory, into) -> ages(query, rows, count, memory, into), columns[0]);
    }

    private void ages(Query query, int[] rows, int count, BatchMemory memory, float[] into) {
        double[] moments = memory.doubles(count);
        seconds.numbers(rows, count, moments);
        double now = query.moment() / MILLIS;
        for (int i = 0; i < count; i++) {
            into[i] = Days.logarithm(now - moments[i]);
        }
    }
}
