package dev.sluice.retrieval;

import dev.sluice.CandidateGenerator;
import dev.sluice.Candidates;
import dev.sluice.FoldIn;
import dev.sluice.Query;
import dev.sluice.store.ModelSnapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

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
     * Proposes by users' vectors that are not read from a table, such as those of an encoder.
     *
     * @param items of the same model, of as many dimensions
     */
    public static EmbeddingCandidates over(VectorIndex items, UserVectors users) {
        return new EmbeddingCandidates(users, items);
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

    /**
     * Proposes for many queries at once, a whole user base say, which an index does at less cost than one by one.
     * Scores may differ from those of {@link #generate} by rounding. Takes memory for every vector and every answer:
     * give it some thousands of queries at a time.
     *
     * @param limit at least 0, for each query
     * @return one answer for each query, in their order
     * @throws dev.sluice.VersionMismatchException if it was built for another version than one of the queries'
     */
    public List<Candidates> generateAll(List<Query> queries, int limit) {
        List<float[]> vectors = new ArrayList<>();
        List<Query> known = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int place = 0; place < queries.size(); place++) {
            float[] vector = new float[users.dimension()];
            if (users.read(queries.get(place), vector)) {
                vectors.add(vector);
                known.add(queries.get(place));
                places.add(place);
            }
        }
        List<Candidates> answers = new ArrayList<>(Collections.nCopies(queries.size(), Candidates.NONE));
        List<Candidates> found = items.searchAll(vectors, limit, known);
        for (int i = 0; i < found.size(); i++) {
            answers.set(places.get(i), found.get(i));
        }
        return answers;
    }
}
