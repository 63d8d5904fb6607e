package dev.sluice.ranking.feature;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureSource;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.data.NumberColumn;
import dev.sluice.store.ModelSnapshot;

/**
 * {@code item.age}: {@code ln(1 + days)} since an item was published, at the moment of the query. Before its
 * publication an item is 0 days old; where the catalogue does not know, the age is missing.
 */
public final class AgeFeature implements FeatureSource {
    private static final FeatureSchema SCHEMA = FeatureSchema.of(FeatureKey.number("item.age"));
    private static final double MILLIS = 1e3;
    private static final double DAY = 24 * 60 * 60;

    private final ModelVersion version;
    private final NumberColumn published;

    private AgeFeature(ModelVersion version, NumberColumn published) {
        this.version = version;
        this.published = published;
    }

    /**
     * Reads a column of the catalogue's items.
     *
     * @param column numbers: when an item was published, in seconds since the epoch
     * @throws IllegalArgumentException if there is no such column, or it holds something else
     */
    public static AgeFeature of(ModelSnapshot snapshot, String column) {
        if (!(snapshot.catalogue().items().require(column) instanceof NumberColumn published)) {
            throw new IllegalArgumentException("column " + column + " must hold numbers: it holds texts or tags");
        }
        for (int item = 0; item < published.rows(); item++) {
            if (Double.isInfinite(published.number(item))) {
                throw new IllegalArgumentException(
                        column + " of item " + item + " must be finite: " + published.number(item));
            }
        }
        return new AgeFeature(snapshot.version(), published);
    }

    @Override
    public FeatureSchema provides() {
        return SCHEMA;
    }

    @Override
    public void fill(Query query, Candidates candidates, float[][] columns) {
        query.require(version);
        for (int position = 0; position < candidates.size(); position++) {
            double seconds = query.moment() / MILLIS - published.number(candidates.item(position));
            columns[0][position] = (float) StrictMath.log1p(Math.max(seconds, 0) / DAY);
        }
    }
}
