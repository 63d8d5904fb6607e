package dev.sluice.retrieval;

import dev.sluice.FoldIn;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.store.ModelSnapshot;
import java.util.Optional;

/**
 * The vector of a query's user, whose inner products with items' vectors say how well these suit. It is read from the
 * table that training gave the users, made of the query's history by a {@link FoldIn}, or computed from all that the
 * query says, as an encoder does.
 *
 * <p>What is built from a snapshot is valid while a lease on it is held, refuses queries of other versions, and is safe
 * for use by many threads.
 */
public interface UserVectors {
    /** Floats in a vector. */
    int dimension();

    /**
     * Finds the vector of a query's user.
     *
     * @param into receives the vector, at least {@link #dimension} entries
     * @return whether anything is known of the user; if not, what was received means nothing
     * @throws dev.sluice.VersionMismatchException if the query is of another version
     */
    boolean read(Query query, float[] into);

    /** The version whose vectors these are; none if they were not made from a published version. */
    default Optional<ModelVersion> version() {
        return Optional.empty();
    }

    /**
     * The users of a model: the table {@code <model>.users}, whatever the query's history is. A vector of zeros says
     * nothing, and neither does the unknown user's.
     */
    static UserVectors of(ModelSnapshot snapshot, String model) {
        return new UserTable(snapshot.embeddings(model + ".users"));
    }

    /**
     * These, with histories folded in: the query's history decides if it says anything, so that what a user did since
     * the training counts. That is done for every query with a history, one that the version has stored among them: it
     * gives trained users the vector they have anyway, at the cost of a fold-in for each request, so that all that is
     * known of a user counts in the same way, whoever brings it.
     *
     * @throws dev.sluice.VersionMismatchException if it was made from another version
     */
    default UserVectors withFoldIn(FoldIn capability) {
        return new FoldedUsers(this, capability);
    }
}
