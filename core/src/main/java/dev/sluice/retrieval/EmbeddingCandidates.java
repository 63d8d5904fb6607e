package dev.sluice.retrieval;

import dev.sluice.CandidateGenerator;
import dev.sluice.Candidates;
import dev.sluice.FoldIn;
import dev.sluice.Query;
import dev.sluice.store.ModelSnapshot;

/**
 * Proposes the items whose vectors have the greatest inner products with the user's. Whose vector that is,
 * {@link UserVectors} decides; a user of whom nothing is known gets no candidates.
 */
public final class EmbeddingCandidates implements CandidateGenerator {
    private final UserVectors users;
    private final VectorIndex items;

    private EmbeddingCandidates(UserVectors users, VectorIndex items) {
        this.users = users;
        this.items = items;
    }

    /** Proposes with the tables {@code <model>.users} and {@code <model>.items} of a snapshot, by an exact search. */
    public static EmbeddingCandidates of(ModelSnapshot snapshot, String model) {
        return new EmbeddingCandidates(
                UserVectors.of(snapshot, model), ExactIndex.over(snapshot.embeddings(model + ".items")));
    }

    /**
     * The same, for users who were not trained or have done something since. Every query with a history is then folded
     * in, a stored history too, at the cost of {@code foldIn} each time.
     */
    public EmbeddingCandidates withFoldIn(FoldIn foldIn) {
        return new EmbeddingCandidates(users.withFoldIn(foldIn), items);
    }

    /** The same, searched by another index over the same items. */
    public EmbeddingCandidates withIndex(VectorIndex index) {
        return new EmbeddingCandidates(users, index);
    }

    @Override
    public Candidates generate(Query query, int limit) {
        float[] vector = new float[users.dimension()];
        return users.read(query, vector) ? items.search(vector, limit, query) : Candidates.NONE;
    }
}
