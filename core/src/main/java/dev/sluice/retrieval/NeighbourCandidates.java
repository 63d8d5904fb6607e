package dev.sluice.retrieval;

import dev.sluice.CandidateGenerator;
import dev.sluice.Candidates;
import dev.sluice.Query;
import dev.sluice.internal.kernel.TopK;
import dev.sluice.internal.memory.Pool;
import dev.sluice.store.ModelSnapshot;
import dev.sluice.store.SparseTable;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.IntToDoubleFunction;

/**
 * Proposes what the items of a user's history vote for: the score of an item is the sum of the weights it has in the
 * rows of the distinct items of the history, however often and with which value they occur there. Users need not be
 * known; a history is enough, and without one there are no candidates. Weights may be negative; items that were voted
 * against are still candidates, behind the others.
 *
 * <p>A model may have a bias for each item. It is added to the sum, and items that nothing votes for are then
 * candidates with their bias alone. Without biases they are no candidates.
 *
 * <p>Costs one hash probe for each neighbour of each item of the history. Sums are taken in double precision in the
 * order of the items, so that a history in another order gives the same scores.
 *
 * @see <a href="https://doi.org/10.1145/963770.963776">Deshpande and Karypis 2004</a>
 */
public final class NeighbourCandidates implements CandidateGenerator {
    private final SparseTable votes;
    private final Optional<RankedItems> bias;
    private final Pool<VoteScratch> pool = new Pool<>(VoteScratch::new, VoteScratch::isKept);

    private NeighbourCandidates(SparseTable votes, Optional<RankedItems> bias) {
        this.votes = votes;
        this.bias = bias;
    }

    /**
     * Proposes with the sparse table {@code <model>.items} of a snapshot, whose row {@code j} lists the items that
     * {@code j} votes for with the weights, and its table {@code <model>.bias} of one dimension, if there is one.
     */
    public static NeighbourCandidates of(ModelSnapshot snapshot, String model) {
        String biases = model + ".bias";
        return new NeighbourCandidates(
                snapshot.sparse(model + ".items"),
                snapshot.tables().contains(biases) ? Optional.of(RankedItems.of(snapshot, biases)) : Optional.empty());
    }

    @Override
    public Candidates generate(Query query, int limit) {
        query.require(votes.version());
        if (limit == 0 || query.history().size() == 0) {
            return Candidates.NONE;
        }
        VoteScratch scratch = pool.take();
        try {
            count(query, scratch);
            return best(query, limit, scratch);
        } finally {
            pool.giveBack(scratch);
        }
    }

    private void count(Query query, VoteScratch scratch) {
        scratch.clear();
        int[] voters = query.history().items();
        Arrays.sort(voters);
        for (int i = 0; i < voters.length; i++) {
            if (i == 0 || voters[i] != voters[i - 1]) {
                if (query.cancelled()) {
                    throw new CancellationException("votes given up at item " + voters[i]);
                }
                scratch.add(votes, voters[i], query.allowed());
            }
        }
    }

    private Candidates best(Query query, int limit, VoteScratch scratch) {
        TopK best = scratch.best;
        best.begin(Math.min(limit, query.allowed().size()));
        IntToDoubleFunction biasOf =
                bias.<IntToDoubleFunction>map(of -> of::score).orElse(item -> 0);
        scratch.forEach((item, sum) -> best.offer(item, (float) (sum + biasOf.applyAsDouble(item))));
        bias.ifPresent(of -> offer(of.first(limit, query.allowed(), item -> !scratch.hasVotes(item)), best));
        return Answer.of(best);
    }

    private static void offer(Candidates candidates, TopK best) {
        for (int position = 0; position < candidates.size(); position++) {
            best.offer(candidates.item(position), candidates.score(position));
        }
    }
}
