package dev.sluice.ranking.feature;

import dev.sluice.Candidates;
import dev.sluice.FeatureKey;
import dev.sluice.FeatureSchema;
import dev.sluice.FeatureSource;
import dev.sluice.FoldIn;
import dev.sluice.Query;
import dev.sluice.retrieval.UserVectors;
import dev.sluice.store.EmbeddingStore;
import dev.sluice.store.ModelSnapshot;
import java.util.Arrays;

/**
 * {@code <model>.product}: the inner product of a candidate's vector with the user's, which {@link UserVectors} finds,
 * as standard deviations above the mean of the batch, since products of different users and trainings have different
 * scales. Missing for a user of whom nothing is known. Knows every candidate, whoever proposed it. Reads one row a
 * candidate.
 */
public final class EmbeddingFeature implements FeatureSource {
    private final FeatureSchema schema;
    private final UserVectors users;
    private final EmbeddingStore items;

    private EmbeddingFeature(FeatureSchema schema, UserVectors users, EmbeddingStore items) {
        this.schema = schema;
        this.users = users;
        this.items = items;
    }

    /** Multiplies with the tables {@code <model>.users} and {@code <model>.items} of a snapshot. */
    public static EmbeddingFeature of(ModelSnapshot snapshot, String model) {
        return new EmbeddingFeature(
                FeatureSchema.of(FeatureKey.number(model + ".product")),
                UserVectors.of(snapshot, model),
                snapshot.embeddings(model + ".items"));
    }

    /**
     * Multiplies with users' vectors that are not read from a table, such as those of an encoder.
     *
     * @param model name of the model that both are of, which the feature is named by
     * @param items of the model, of as many dimensions as the users
     */
    public static EmbeddingFeature over(String model, EmbeddingStore items, UserVectors users) {
        return new EmbeddingFeature(FeatureSchema.of(FeatureKey.number(model + ".product")), users, items);
    }

    /**
     * The same, for users who were not trained or have done something since. Every query with a history is then folded
     * in, a stored history too, at the cost of {@code foldIn} each time.
     */
    public EmbeddingFeature withFoldIn(FoldIn foldIn) {
        return new EmbeddingFeature(schema, users.withFoldIn(foldIn), items);
    }

    @Override
    public FeatureSchema provides() {
        return schema;
    }

    @Override
    public void fill(Query query, Candidates candidates, float[][] columns) {
        query.require(items.version());
        float[] vector = new float[users.dimension()];
        if (users.read(query, vector)) {
            int[] rows = candidates.memory().ints(candidates.size());
            candidates.items(rows);
            items.dotRows(vector, rows, candidates.size(), columns[0]);
            Standardized.inPlace(columns[0], candidates.size());
        } else {
            Arrays.fill(columns[0], Float.NaN);
        }
    }
}
