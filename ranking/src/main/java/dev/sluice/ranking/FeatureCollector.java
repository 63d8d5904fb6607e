package dev.sluice.ranking;

import dev.sluice.Candidates;
import dev.sluice.FeatureSchema;
import dev.sluice.Query;
import dev.sluice.Ranker;
import dev.sluice.Ranking;
import java.util.Arrays;

/**
 * Lets candidates through in the order they came, carrying the features of a schema: the last ranker of a funnel whose
 * answers are to become {@link Examples}. The features are then filled by the same stage, at the same place, as in
 * serving.
 *
 * <pre>{@code
 * Funnel collecting = Funnel.of(snapshot.version())
 *         .generator("als", EmbeddingCandidates.of(snapshot, "als"), 500)
 *         .features("product", EmbeddingFeature.of(snapshot, "als"))
 *         .ranker("collect", new FeatureCollector(schema), 500)
 *         .withoutFallback()
 *         .build();
 * }</pre>
 */
public final class FeatureCollector implements Ranker {
    private final FeatureSchema schema;

    /** @param schema the features to carry */
    public FeatureCollector(FeatureSchema schema) {
        this.schema = schema;
    }

    @Override
    public Ranking rank(Query query, Candidates candidates, int limit) {
        int[] positions = new int[Math.min(limit, candidates.size())];
        Arrays.setAll(positions, position -> position);
        return Ranking.of(positions, Arrays.copyOf(candidates.scores(), positions.length));
    }

    @Override
    public FeatureSchema requires() {
        return schema;
    }
}
