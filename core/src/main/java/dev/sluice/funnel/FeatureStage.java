package dev.sluice.funnel;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSource;
import dev.sluice.Query;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A feature source of a funnel.
 *
 * @param wanted which of its features a ranker reads; the others are not kept
 */
record FeatureStage(String name, FeatureSource source, Set<FeatureKey> wanted) {
    /** The candidates with the wanted columns; a place that the source leaves alone is missing. */
    Candidates fill(Query query, Candidates candidates) {
        List<FeatureKey> keys = source.provides().keys();
        float[][] columns = new float[keys.size()][candidates.size()];
        for (float[] column : columns) {
            Arrays.fill(column, Float.NaN);
        }
        source.fill(query, candidates, columns);
        Candidates more = candidates;
        for (int i = 0; i < columns.length; i++) {
            if (wanted.contains(keys.get(i))) {
                more = more.withFeature(keys.get(i), columns[i]);
            }
        }
        return more;
    }
}
