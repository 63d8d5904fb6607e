package dev.sluice.data.feature;

import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The features that a ranker saw in one request: the candidates, and a column for each feature. Immutable. */
public final class ServedFeatures {
    private final ServedRequest request;
    private final List<String> items;
    private final Map<FeatureKey, float[]> columns;

    private ServedFeatures(ServedRequest request, List<String> items, Map<FeatureKey, float[]> columns) {
        this.request = request;
        this.items = items;
        this.columns = columns;
    }

    /**
     * Features of one request.
     *
     * @param items ids of the candidates, in the order in which the ranker got them
     * @param columns for each feature of the schema a number for each candidate; NaN is missing
     */
    public static ServedFeatures of(
            ServedRequest request, List<String> items, FeatureSchema schema, float[][] columns) {
        if (columns.length != schema.size()) {
            throw new IllegalArgumentException(columns.length + " columns for " + schema.size() + " features");
        }
        Map<FeatureKey, float[]> named = new LinkedHashMap<>();
        for (int i = 0; i < columns.length; i++) {
            named.put(
                    schema.keys().get(i),
                    requireLength(schema.keys().get(i), columns[i], items.size())
                            .clone());
        }
        return new ServedFeatures(request, List.copyOf(items), named);
    }

    static float[] requireLength(FeatureKey feature, float[] column, int items) {
        if (column.length != items) {
            throw new IllegalArgumentException(feature + " has " + column.length + " entries for " + items + " items");
        }
        return column;
    }

    /** Which request. */
    public ServedRequest request() {
        return request;
    }

    /** Ids of the candidates, in the order in which the ranker got them. */
    public List<String> items() {
        return items;
    }

    /** The features, in the order in which the ranker reads them. */
    public Set<FeatureKey> features() {
        return Collections.unmodifiableSet(columns.keySet());
    }

    /** A copy of a feature's column, a number for each candidate; NaN where it was missing. */
    public float[] feature(FeatureKey key) {
        float[] column = columns.get(key);
        if (column == null) {
            throw new IllegalArgumentException("no feature " + key + " among " + columns.keySet());
        }
        return column.clone();
    }

    @Override
    public String toString() {
        return request + ": " + columns.keySet() + " of " + items.size() + " items";
    }
}
