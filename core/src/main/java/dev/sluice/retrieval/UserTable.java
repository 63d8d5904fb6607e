package dev.sluice.retrieval;

import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.store.EmbeddingStore;
import java.util.Optional;

/** The vectors that training gave users. */
final class UserTable implements UserVectors {
    private final EmbeddingStore users;

    UserTable(EmbeddingStore users) {
        this.users = users;
    }

    @Override
    public int dimension() {
        return users.dimension();
    }

    @Override
    public Optional<ModelVersion> version() {
        return Optional.of(users.version());
    }

    @Override
    public boolean read(Query query, float[] into) {
        query.require(users.version());
        if (query.user() == Query.UNKNOWN_USER) {
            return false;
        }
        users.copyRow(query.user(), into);
        return saysSomething(into, users.dimension());
    }

    /** Whether a vector is not all zeros. */
    static boolean saysSomething(float[] vector, int dimension) {
        for (int i = 0; i < dimension; i++) {
            if (vector[i] != 0) {
                return true;
            }
        }
        return false;
    }
}
