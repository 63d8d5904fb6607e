package dev.sluice.ranking.tower;

import dev.sluice.History;
import dev.sluice.ModelVersion;
import dev.sluice.Query;
import dev.sluice.internal.memory.Pool;
import dev.sluice.retrieval.UserVectors;
import dev.sluice.store.EmbeddingStore;
import dev.sluice.store.ModelSnapshot;
import java.util.Arrays;
import java.util.Optional;

/**
 * The user tower of a published model: makes a query's vector of its history and moment and of what the catalogue knows
 * of its user, at the request. What happened a second ago counts, and who was not trained is no exception.
 *
 * <pre>{@code
 * var users = TwoTowerUsers.of(snapshot, TwoTowerModel.NAME);
 * var items = snapshot.embeddings("two-tower.items");
 * var candidates = EmbeddingCandidates.over(ExactIndex.over(items), users);
 * var scorer = EmbeddingScorer.over(items, users);
 * }</pre>
 *
 * <p>A moment before the history's last event, such as that of a query that was given none, counts as that of the
 * event. Of a user without events and without attributes nothing is known. Costs one row of a table for each of the
 * latest events, and {@code 4 d} operations a hidden unit; takes nothing of the heap.
 */
public final class TwoTowerUsers implements UserVectors {
    private final ModelVersion version;
    private final int dimension;
    private final Past past;
    private final EmbeddingStore ofHistories;
    private final EmbeddingStore ofUsers;
    private final float[][] facts;
    private final HiddenLayer hidden;
    private final Pool<Encoding> encodings;

    private TwoTowerUsers(ModelSnapshot snapshot, String model) {
        this.version = snapshot.version();
        this.past = new Past(SavedTowers.inputs(snapshot.provenance(), model));
        this.ofHistories = SavedTowers.table(snapshot, model, SavedTowers.HISTORY);
        this.ofUsers = SavedTowers.table(snapshot, model, SavedTowers.ATTRIBUTES);
        this.dimension = SavedTowers.table(snapshot, model, ".items").dimension();
        this.facts = SavedTowers.rows(snapshot, model + SavedTowers.FACTS, past.facts(), dimension);
        this.hidden = SavedTowers.hidden(snapshot, model);
        this.encodings = new Pool<>(Encoding::new);
    }

    /**
     * The user tower of a snapshot's model.
     *
     * @param model its name, {@link TwoTowerModel#NAME} unless it was given another
     * @throws IllegalArgumentException if the version holds no such model, or one whose tables and settings do not
     *     belong together; names what is wrong
     */
    public static TwoTowerUsers of(ModelSnapshot snapshot, String model) {
        return new TwoTowerUsers(snapshot, model);
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public Optional<ModelVersion> version() {
        return Optional.of(version);
    }

    @Override
    public boolean read(Query query, float[] into) {
        query.require(version);
        Encoding encoding = encodings.take();
        try {
            return encoding.encode(query, into);
        } finally {
            encodings.giveBack(encoding);
        }
    }

    /** What one request needs. */
    private final class Encoding implements Past.Sink {
        private final float[] sum = new float[dimension];
        private final float[] row = new float[dimension];

        boolean encode(Query query, float[] into) {
            History history = query.history();
            int events = history.size();
            Arrays.fill(sum, 0);
            boolean known = addAttributes(query.user()) || events > 0;
            if (known) {
                long last = events == 0 ? query.moment() : history.time(events - 1);
                past.tell(history, events, Math.max(query.moment(), last), this);
                hidden.complete(sum, into);
            }
            return known;
        }

        /** Says whether there are any. */
        private boolean addAttributes(int user) {
            ofUsers.copyRow(user, row);
            System.arraycopy(row, 0, sum, 0, dimension);
            for (float entry : row) {
                if (entry != 0) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public void fact(int fact, float weight) {
            Tower.add(weight, facts[fact], 0, sum, 0, dimension);
        }

        @Override
        public void item(int item, float weight) {
            ofHistories.copyRow(item, row);
            Tower.add(weight, row, 0, sum, 0, dimension);
        }
    }
}
