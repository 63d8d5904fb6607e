package dev.sluice.ranking.feature;

import dev.sluice.BatchMemory;
import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureSource;
import dev.sluice.Query;
import dev.sluice.store.ModelSnapshot;
import dev.sluice.store.SparseTable;
import it.unimi.dsi.fastutil.ints.Int2DoubleOpenHashMap;
import java.util.Arrays;

/**
 * {@code <model>.similarity}: the cosine between what an item is about and what the latest distinct items of the
 * history are about, all for as much, up to the moment of the query. Knows every candidate that has content, whoever
 * proposed it and whether anybody has met it. Missing where the item or the history has none.
 *
 * <p>Costs a row of the table for each item of the history and each candidate, and a look-up for each of a candidate's
 * terms.
 */
public final class ContentSimilarityFeature implements FeatureSource {
    private final SparseTable items;
    private final int latest;
    private final FeatureSchema schema;

    private ContentSimilarityFeature(SparseTable items, int latest, FeatureSchema schema) {
        this.items = items;
        this.latest = latest;
        this.schema = schema;
    }

    /**
     * Reads the table {@code <model>.items} of a {@link dev.sluice.train.content.ContentModel}, in which a row is an
     * item's terms with their weights, of length 1.
     *
     * @param latest how many items of the history count, at least 1
     */
    public static ContentSimilarityFeature of(ModelSnapshot snapshot, String model, int latest) {
        if (latest < 1) {
            throw new IllegalArgumentException("latest must be at least 1: " + latest);
        }
        FeatureSchema schema = FeatureSchema.of(FeatureKey.number(model + ".similarity"));
        return new ContentSimilarityFeature(snapshot.sparse(model + ".items"), latest, schema);
    }

    @Override
    public FeatureSchema provides() {
        return schema;
    }

    @Override
    public void fill(Query query, Candidates candidates, float[][] columns) {
        query.require(items.version());
        Int2DoubleOpenHashMap profile = profile(query, candidates.memory());
        double length = length(profile);
        if (length == 0) {
            Arrays.fill(columns[0], Float.NaN);
            return;
        }
        for (int position = 0; position < candidates.size(); position++) {
            columns[0][position] = (float) (product(candidates.item(position), profile) / length);
        }
    }

    private Int2DoubleOpenHashMap profile(Query query, BatchMemory memory) {
        Int2DoubleOpenHashMap profile = new Int2DoubleOpenHashMap();
        Slots history = LatestItems.of(query, latest, memory);
        for (int slot = 0; slot < history.size(); slot++) {
            int item = history.key(slot);
            int[] terms = items.indexes(item);
            float[] weights = items.values(item);
            for (int i = 0; i < terms.length; i++) {
                profile.addTo(terms[i], weights[i]);
            }
        }
        return profile;
    }

    /** Added up in an order that depends on nothing but the terms. */
    private static double length(Int2DoubleOpenHashMap profile) {
        int[] terms = profile.keySet().toIntArray();
        Arrays.sort(terms);
        double squares = 0;
        for (int term : terms) {
            squares += profile.get(term) * profile.get(term);
        }
        return Math.sqrt(squares);
    }

    private double product(int item, Int2DoubleOpenHashMap profile) {
        int[] terms = items.indexes(item);
        float[] weights = items.values(item);
        double product = terms.length == 0 ? Double.NaN : 0;
        for (int i = 0; i < terms.length; i++) {
            product += profile.get(terms[i]) * weights[i];
        }
        return product;
    }
}
