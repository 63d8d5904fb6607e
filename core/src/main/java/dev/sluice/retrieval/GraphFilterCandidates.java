package dev.sluice.retrieval;

import dev.sluice.CandidateGenerator;
import dev.sluice.Candidates;
import dev.sluice.Query;
import dev.sluice.internal.memory.Pool;
import dev.sluice.store.EmbeddingStore;
import dev.sluice.store.ModelSnapshot;
import dev.sluice.store.SparseTable;
import java.util.ArrayList;
import java.util.List;

/**
 * Proposes what a graph filter passes on of a history: the score of an item is the product of its vector with that of
 * the history, and what the items of the history vote for it beside. Exact, over all allowed items. Users need not be
 * known; a history is enough, and without one, or with one of items of which nothing is known, there are no candidates.
 *
 * <p>A query reads the table of vectors once, block by block, as an exact search does, and takes 4 bytes of heap an
 * item that are kept for the next one. Many queries at once share the reading.
 */
public final class GraphFilterCandidates implements CandidateGenerator {
    /** Queries that are answered by one reading: more than that gain little. */
    private static final int AT_ONCE = 64;

    private static final long MOST_BYTES = 1 << 26;

    private final HistoryVectors histories;
    private final EmbeddingStore items;
    private final SparseTable votes;
    private final Pool<FilterScratch> pool;

    private GraphFilterCandidates(HistoryVectors histories, EmbeddingStore items, SparseTable votes) {
        this.histories = histories;
        this.items = items;
        this.votes = votes;
        this.pool = Pool.ofLarge(() -> new FilterScratch(items), FilterScratch::isKept);
    }

    /**
     * Proposes with the tables {@code <model>.items}, {@code <model>.shares.items} and {@code <model>.votes.items} of a
     * snapshot.
     */
    public static GraphFilterCandidates of(ModelSnapshot snapshot, String model) {
        EmbeddingStore items = snapshot.embeddings(model + ".items");
        IndexChecks.requireItems(items);
        return new GraphFilterCandidates(
                HistoryVectors.of(snapshot, model), items, snapshot.sparse(model + ".votes.items"));
    }

    @Override
    public Candidates generate(Query query, int limit) {
        FilterScratch scratch = pool.take();
        try {
            if (!scratch.begin(query, limit, histories, votes)) {
                return Candidates.NONE;
            }
            new FilterScan(items, List.of(scratch)).one(scratch);
            return Answer.of(scratch.best);
        } finally {
            pool.giveBack(scratch);
        }
    }

    /**
     * Proposes for many queries at once, a whole user base say, at less cost than one by one. Scores may differ from
     * those of {@link #generate} by rounding.
     *
     * @param limit at least 0, for each query
     * @return one answer for each query, in their order
     * @throws dev.sluice.VersionMismatchException if it was built for another version than one of the queries'
     */
    public List<Candidates> generateAll(List<Query> queries, int limit) {
        int atOnce = (int) Math.max(1, Math.min(AT_ONCE, MOST_BYTES / Float.BYTES / items.rows()));
        List<FilterScratch> scratch = new ArrayList<>();
        List<Candidates> answers = new ArrayList<>();
        for (int from = 0; from < queries.size(); from += atOnce) {
            List<Query> some = queries.subList(from, Math.min(queries.size(), from + atOnce));
            answers.addAll(answers(some, limit, scratch));
        }
        return answers;
    }

    private List<Candidates> answers(List<Query> queries, int limit, List<FilterScratch> scratch) {
        List<FilterScratch> known = new ArrayList<>();
        for (int i = 0; i < queries.size(); i++) {
            if (i == scratch.size()) {
                scratch.add(new FilterScratch(items));
            }
            if (scratch.get(i).begin(queries.get(i), limit, histories, votes)) {
                known.add(scratch.get(i));
            }
        }
        if (!known.isEmpty()) {
            new FilterScan(items, known).together();
        }
        return scratch.subList(0, queries.size()).stream()
                .map(each -> Answer.of(each.best))
                .toList();
    }
}
