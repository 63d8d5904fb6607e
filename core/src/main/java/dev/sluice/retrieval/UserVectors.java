package dev.sluice.retrieval;

import dev.sluice.FoldIn;
import dev.sluice.Query;
import dev.sluice.store.EmbeddingStore;
import dev.sluice.store.ModelSnapshot;
import java.util.Optional;

/**
 * The vector of a query's user. With a {@link FoldIn}, the query's history decides if it says anything, so that what a
 * user did since the training counts; otherwise it is the row that training gave the user.
 */
public final class UserVectors {
    private final EmbeddingStore users;
    private final Optional<FoldIn> foldIn;

    private UserVectors(EmbeddingStore users, Optional<FoldIn> foldIn) {
        this.users = users;
        this.foldIn = foldIn;
    }

    /** The users of a model: the table {@code <model>.users}. */
    public static UserVectors of(ModelSnapshot snapshot, String model) {
        return new UserVectors(snapshot.embeddings(model + ".users"), Optional.empty());
    }

    /**
     * These, with histories folded in. That is done for every query with a history, one that the version has stored
     * among them: it gives trained users the vector they have anyway, at the cost of a fold-in for each request, so
     * that all that is known of a user counts in the same way, whoever brings it.
     *
     * @throws dev.sluice.VersionMismatchException if it was made from another version
     */
    public UserVectors withFoldIn(FoldIn capability) {
        capability.version().ifPresent(version -> users.version().require(version, "fold-in"));
        return new UserVectors(users, Optional.of(capability));
    }

    /** Floats in a vector. */
    public int dimension() {
        return users.dimension();
    }

    /**
     * Finds the vector of a query's user.
     *
     * @param into receives the vector, at least {@link #dimension} entries
     * @return whether anything is known of the user; a vector of zeros says nothing, and neither does the unknown
     *     user's
     * @throws dev.sluice.VersionMismatchException if the query is of another version
     */
    public boolean read(Query query, float[] into) {
        query.require(users.version());
        if (foldIn.isPresent()
                && query.history().size() > 0
                && foldIn.get().foldIn(query.history(), into)
                && saysSomething(into)) {
            return true;
        }
        if (query.user() == Query.UNKNOWN_USER) {
            return false;
        }
        users.copyRow(query.user(), into);
        return saysSomething(into);
    }

    private boolean saysSomething(float[] vector) {
        for (int dimension = 0; dimension < users.dimension(); dimension++) {
            if (vector[dimension] != 0) {
                return true;
            }
        }
        return false;
    }
}
