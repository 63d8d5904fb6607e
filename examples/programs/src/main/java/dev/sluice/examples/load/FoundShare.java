package dev.sluice.examples.load;

import dev.sluice.Candidates;
import dev.sluice.ItemSet;
import dev.sluice.Query;
import dev.sluice.examples.retrieve.BuiltIndex;
import dev.sluice.retrieval.EmbeddingCandidates;
import dev.sluice.store.Lease;
import dev.sluice.store.ModelRepository;
import dev.sluice.store.ModelSnapshot;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.io.IOException;
import java.util.SplittableRandom;

/** What share of the true best an index finds, for some users of a world. */
final class FoundShare {
    private static final int USERS = 100;

    private FoundShare() {}

    /** The mean recall at as many candidates as the funnel asks of the vectors, over {@value #USERS} users. */
    static double of(ModelRepository repository, SearchIndex kind, WorldSettings world) throws IOException {
        try (Lease lease = repository.lease();
                BuiltIndex index = kind.open(lease.snapshot())) {
            ModelSnapshot snapshot = lease.snapshot();
            EmbeddingCandidates exact = EmbeddingCandidates.of(snapshot, World.FACTORS);
            EmbeddingCandidates searched = exact.withIndex(index.index());
            ItemSet allowed = World.filter().allowed(snapshot.catalogue());
            SplittableRandom random = new SplittableRandom(world.seed());
            double sum = 0;
            for (int i = 0; i < USERS; i++) {
                Query query = Query.of(snapshot.version(), allowed)
                        .user(1 + random.nextInt(world.users()))
                        .build();
                sum += share(exact.generate(query, Stages.FROM_VECTORS), searched.generate(query, Stages.FROM_VECTORS));
            }
            return sum / USERS;
        }
    }

    private static double share(Candidates truth, Candidates found) {
        IntOpenHashSet items = new IntOpenHashSet(truth.items());
        items.retainAll(new IntOpenHashSet(found.items()));
        return (double) items.size() / truth.size();
    }
}
