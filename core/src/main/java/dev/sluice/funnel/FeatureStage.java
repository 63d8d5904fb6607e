package dev.sluice.funnel;

import dev.sluice.BatchMemory;
import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSource;
import dev.sluice.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A feature source of a funnel.
 *
 * @param wanted which of its features a ranker reads; the others are not kept
 */
record FeatureStage(String name, FeatureSource source, Set<FeatureKey> wanted) {
    /** The candidates with the wanted columns; a place that the source leaves alone is missing. */
    Candidates fill(Query query, Candidates candidates, BatchMemory memory) {
        List<FeatureKey> keys = source.provides().keys();
        float[][] columns = new float[keys.size()][];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = Missing.column(candidates.size(), memory);
        }
        source.fill(query, candidates, columns);
        List<FeatureKey> kept = new ArrayList<>(columns.length);
        List<float[]> values = new ArrayList<>(columns.length);
        for (int i = 0; i < columns.length; i++) {
            if (wanted.contains(keys.get(i))) {
                kept.add(keys.get(i));
                values.add(columns[i]);
            }
        }
        return candidates.withFeatures(kept, values);
    }
}
