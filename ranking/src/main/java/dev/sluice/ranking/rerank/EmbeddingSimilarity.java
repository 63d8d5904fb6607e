package dev.sluice.ranking.rerank;

import dev.sluice.Candidates;
import dev.sluice.Query;
import dev.sluice.store.EmbeddingStore;
import dev.sluice.store.ModelSnapshot;

/**
 * The cosine of the angle between the items' vectors. An item without a vector, all zeros, is like none.
 *
 * <p>Reads every vector once when it is built and keeps 4 bytes of heap an item; after that one row a candidate.
 */
public final class EmbeddingSimilarity implements ItemSimilarity {
    private final EmbeddingStore items;
    private final float[] scales;

    private EmbeddingSimilarity(EmbeddingStore items, float[] scales) {
        this.items = items;
        this.scales = scales;
    }

    /** Compares by the table {@code <model>.items} of a snapshot. */
    public static EmbeddingSimilarity of(ModelSnapshot snapshot, String model) {
        EmbeddingStore items = snapshot.embeddings(model + ".items");
        float[] scales = new float[Math.toIntExact(items.rows())];
        float[] vector = new float[items.dimension()];
        for (int item = 0; item < scales.length; item++) {
            items.copyRow(item, vector);
            scales[item] = scale(vector);
        }
        return new EmbeddingSimilarity(items, scales);
    }

    /** One by the length; 0 for a vector too short to have a direction in floats. */
    private static float scale(float[] vector) {
        double squares = 0;
        for (float entry : vector) {
            squares += (double) entry * entry;
        }
        float scale = (float) (1 / Math.sqrt(squares));
        return Float.isFinite(scale) ? scale : 0;
    }

    @Override
    public void of(Query query, Candidates candidates, int position, float[] similarities) {
        query.require(items.version());
        float[] vector = new float[items.dimension()];
        int item = candidates.item(position);
        items.copyRow(item, vector);
        // Scaled before the product is taken, so that long vectors do not overflow it.
        for (int dimension = 0; dimension < vector.length; dimension++) {
            vector[dimension] *= scales[item];
        }
        items.dotRows(vector, candidates.items(), similarities);
        for (int other = 0; other < candidates.size(); other++) {
            float cosine = similarities[other] * scales[candidates.item(other)];
            similarities[other] = Math.max(-1, Math.min(1, cosine));
        }
    }
}
