package dev.sluice.ranking;

import dev.sluice.Candidates;
import dev.sluice.FoldIn;
import dev.sluice.Query;
import dev.sluice.Scorer;
import dev.sluice.retrieval.UserVectors;
import dev.sluice.store.EmbeddingStore;
import dev.sluice.store.ModelSnapshot;

/**
 * Scores candidates by the inner product of their vectors with the user's, which {@link UserVectors} finds. Of a user
 * of whom nothing is known it has no opinion: every candidate keeps the score it came with, and so a ranker keeps the
 * order of the stage before.
 *
 * <p>Reads one row a candidate.
 */
public final class EmbeddingScorer implements Scorer {
    private final UserVectors users;
    private final EmbeddingStore items;

    private EmbeddingScorer(UserVectors users, EmbeddingStore items) {
        this.users = users;
        this.items = items;
    }

    /** Scores with the tables {@code <model>.users} and {@code <model>.items} of a snapshot. */
    public static EmbeddingScorer of(ModelSnapshot snapshot, String model) {
        return new EmbeddingScorer(UserVectors.of(snapshot, model), snapshot.embeddings(model + ".items"));
    }

    /**
     * Scores by users' vectors that are not read from a table, such as those of an encoder.
     *
     * @param items of the same model, of as many dimensions
     */
    public static EmbeddingScorer over(EmbeddingStore items, UserVectors users) {
        return new EmbeddingScorer(users, items);
    }

    /**
     * The same, for users who were not trained or have done something since. Every query with a history is then folded
     * in, a stored history too, at the cost of {@code foldIn} each time.
     */
    public EmbeddingScorer withFoldIn(FoldIn foldIn) {
        return new EmbeddingScorer(users.withFoldIn(foldIn), items);
    }

    /** @throws dev.sluice.VersionMismatchException if the query is of another version */
    @Override
    public void score(Query query, Candidates candidates, float[] scores) {
        query.require(items.version());
        float[] vector = new float[users.dimension()];
        if (users.read(query, vector)) {
            int[] rows = candidates.memory().ints(candidates.size());
            candidates.items(rows);
            items.dotRows(vector, rows, candidates.size(), scores);
        } else {
            candidates.scores(scores);
        }
    }
}
