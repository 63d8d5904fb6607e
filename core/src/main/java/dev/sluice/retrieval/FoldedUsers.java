package dev.sluice.retrieval;

import dev.sluice.FoldIn;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import java.util.Optional;

/** Vectors folded in from histories; of others where a history says nothing. */
final class FoldedUsers implements UserVectors {
    private final UserVectors others;
    private final FoldIn foldIn;

    FoldedUsers(UserVectors others, FoldIn foldIn) {
        others.version().ifPresent(own -> foldIn.version().ifPresent(version -> own.require(version, "fold-in")));
        this.others = others;
        this.foldIn = foldIn;
    }

    @Override
    public int dimension() {
        return others.dimension();
    }

    @Override
    public Optional<ModelVersion> version() {
        return others.version();
    }

    @Override
    public boolean read(Query query, float[] into) {
        others.version().ifPresent(query::require);
        if (query.history().size() > 0
                && foldIn.foldIn(query.history(), into)
                && UserTable.saysSomething(into, dimension())) {
            return true;
        }
        return others.read(query, into);
    }
}
