package dev.sluice.retrieval;

import dev.sluice.CandidateGenerator;
import dev.sluice.Candidates;
import dev.sluice.Query;
import dev.sluice.internal.kernel.TopK;
import dev.sluice.internal.memory.Pool;
import dev.sluice.store.ModelSnapshot;
import dev.sluice.store.SparseTable;
import java.util.concurrent.CancellationException;

/**
 * Proposes items that are about what a user's history is about, whether anybody has met them or not. The history is
 * made a profile, the sum of its items' vectors; the score of an item is the cosine between it and the profile. Users
 * need not be known. An item that has no term of the profile is no candidate, so that one without content never is; a
 * history without content gets none.
 *
 * <p>Each item of the history counts once, by its latest event: all for as much, or by the value of the event and by
 * its age compared with the newest one, as the model was trained. Of a value that is not above 0 it counts nothing.
 *
 * <p>Costs an addition for each item that has a term of the profile, once for each term it has; 12 bytes of heap an
 * item for each request that is answered at the same time.
 */
public final class ContentCandidates implements CandidateGenerator {
    private final SparseTable postings;
    private final Profiles profiles;
    private final Pool<ItemSums> sums;

    private ContentCandidates(SparseTable postings, Profiles profiles, int items) {
        this.postings = postings;
        this.profiles = profiles;
        this.sums = Pool.ofLarge(() -> new ItemSums(items), used -> true);
    }

    /** Proposes with the tables {@code <model>.items} and {@code <model>.terms} of a snapshot. */
    public static ContentCandidates of(ModelSnapshot snapshot, String model) {
        SparseTable vectors = snapshot.sparse(model + ".items");
        return new ContentCandidates(
                snapshot.sparse(model + ".terms"), Profiles.of(snapshot, model, vectors), vectors.rows());
    }

    @Override
    public Candidates generate(Query query, int limit) {
        query.require(postings.version());
        Profile profile = profiles.of(query.history());
        if (limit == 0 || profile.length() == 0) {
            return Candidates.NONE;
        }
        TopK best = new TopK(Math.min(limit, query.allowed().size()));
        ItemSums scores = sums.take();
        try {
            add(profile, query, scores);
            scores.offer(query.allowed(), profile.length(), best);
        } finally {
            scores.clear();
            sums.giveBack(scores);
        }
        return Answer.of(best);
    }

    private void add(Profile profile, Query query, ItemSums scores) {
        for (int place = 0; place < profile.size(); place++) {
            int term = profile.term(place);
            if (query.cancelled()) {
                throw new CancellationException("content given up at term " + term);
            }
            int[] items = postings.indexes(term);
            float[] weights = postings.values(term);
            for (int i = 0; i < items.length; i++) {
                scores.add(items[i], profile.weight(place) * weights[i]);
            }
        }
    }
}
