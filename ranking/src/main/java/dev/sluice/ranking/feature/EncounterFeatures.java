package dev.sluice.ranking.feature;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureSource;
import dev.sluice.FeatureType;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.ranking.ItemValues;
import dev.sluice.store.ModelSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether, when and how often a user met what an item is of, its category or its producer, up to the moment of the
 * query:
 *
 * <ul>
 *   <li>{@code <column>.met}, a flag: whether an item of the history has the same value;
 *   <li>{@code <column>.since}: {@code ln(1 + days)} since the latest such event, missing where there is none;
 *   <li>{@code <column>.events.7d} for a span of seven days: {@code ln(1 + events)} within it.
 * </ul>
 *
 * <p>Of several tags the latest event and the greatest count are taken. All are missing for an item that has no value.
 * Events after the moment do not count.
 *
 * <p>Costs a pass over the history once a query, and then a look-up for each value of each candidate; 4 bytes of heap
 * an item and 4 a value.
 */
public final class EncounterFeatures implements FeatureSource {
    private final ModelVersion version;
    private final ItemValues values;
    private final Spans spans;
    private final FeatureSchema schema;

    private EncounterFeatures(ModelVersion version, ItemValues values, Spans spans, FeatureSchema schema) {
        this.version = version;
        this.values = values;
        this.spans = spans;
        this.schema = schema;
    }

    /**
     * Reads a column of texts or tags of the catalogue's items.
     *
     * @param spans in which events are counted: distinct, whole milliseconds, at least 1 each
     * @throws IllegalArgumentException if there is no such column, or it holds numbers
     */
    public static EncounterFeatures of(ModelSnapshot snapshot, String column, List<Duration> spans) {
        Spans counted = Spans.of(spans);
        List<FeatureKey> keys = new ArrayList<>();
        keys.add(new FeatureKey(column + ".met", FeatureType.FLAG));
        keys.add(FeatureKey.number(column + ".since"));
        counted.names().forEach(name -> keys.add(FeatureKey.number(column + ".events." + name)));
        return new EncounterFeatures(
                snapshot.version(), ItemValues.of(snapshot, column), counted, new FeatureSchema(keys));
    }

    @Override
    public FeatureSchema provides() {
        return schema;
    }

    @Override
    public void fill(Query query, Candidates candidates, float[][] columns) {
        query.require(version);
        Encounters.of(query, values, spans, candidates.memory())
                .read(values.of(candidates), candidates.size(), columns);
    }
}
