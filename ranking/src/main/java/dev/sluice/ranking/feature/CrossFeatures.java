package dev.sluice.ranking.feature;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureSource;
import dev.sluice.FeatureType;
import dev.sluice.Query;
import java.util.ArrayList;
import java.util.List;

/**
 * Each category of one source with each of another, as {@code <one>@<other>}: news in the morning, a category on a
 * phone. A linear model learns of each pair what it cannot learn of the two apart. The code of a pair is 24 bits of a
 * hash, the same in every version; missing where one of the two is.
 *
 * <p>Costs what the two sources cost, which are asked once more, and a hash for each pair of each candidate.
 */
public final class CrossFeatures implements FeatureSource {
    private final FeatureSource one;
    private final FeatureSource other;
    private final FeatureSchema schema;

    private CrossFeatures(FeatureSource one, FeatureSource other, FeatureSchema schema) {
        this.one = one;
        this.other = other;
        this.schema = schema;
    }

    /**
     * Crosses two sources.
     *
     * @throws IllegalArgumentException if a feature of one of them is no category
     */
    public static CrossFeatures of(FeatureSource one, FeatureSource other) {
        List<FeatureKey> keys = new ArrayList<>();
        for (FeatureKey first : one.provides().keys()) {
            for (FeatureKey second : other.provides().keys()) {
                String name = category(first).name() + "@" + category(second).name();
                keys.add(new FeatureKey(name, FeatureType.CATEGORY));
            }
        }
        return new CrossFeatures(one, other, new FeatureSchema(keys));
    }

    private static FeatureKey category(FeatureKey key) {
        if (key.type() != FeatureType.CATEGORY) {
            throw new IllegalArgumentException("a cross is of categories: " + key);
        }
        return key;
    }

    @Override
    public FeatureSchema provides() {
        return schema;
    }

    @Override
    public void fill(Query query, Candidates candidates, float[][] columns) {
        int size = candidates.size();
        float[][] first = one.columns(query, candidates);
        float[][] second = other.columns(query, candidates);
        for (int pair = 0; pair < columns.length; pair++) {
            cross(first[pair / second.length], second[pair % second.length], size, columns[pair]);
        }
    }

    private static void cross(float[] first, float[] second, int size, float[] into) {
        for (int position = 0; position < size; position++) {
            into[position] = CategoryCode.ofPair(first[position], second[position]);
        }
    }
}
