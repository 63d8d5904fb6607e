package dev.sluice.ranking.rerank;

import dev.sluice.Candidates;
import dev.sluice.Query;
import dev.sluice.store.EmbeddingStore;
import dev.sluice.store.ModelSnapshot;

/**
 * The cosine of the angle between the items' vectors. An item without a vector, all zeros, is like none.
 *
 * <p>Reads one row a candidate and keeps nothing between queries. A batch costs 4 bytes a number of its vectors.
 */
public final class EmbeddingSimilarity implements ItemSimilarity {
    private final EmbeddingStore items;

    private EmbeddingSimilarity(EmbeddingStore items) {
        this.items = items;
    }

    /** Compares by the table {@code <model>.items} of a snapshot. */
    public static EmbeddingSimilarity of(ModelSnapshot snapshot, String model) {
        return new EmbeddingSimilarity(snapshot.embeddings(model + ".items"));
    }

    @Override
    public void of(Query query, Candidates candidates, int position, float[] similarities) {
        within(query, candidates).with(position, similarities);
    }

    @Override
    public Comparison within(Query query, Candidates candidates) {
        query.require(items.version());
        Directions directions = new Directions(items.dimension(), candidates.size(), candidates.memory());
        float[] vector = new float[items.dimension()];
        for (int position = 0; position < candidates.size(); position++) {
            items.copyRow(candidates.item(position), vector);
            directions.set(position, vector);
        }
        return directions::cosines;
    }
}
