package dev.sluice.retrieval;

import dev.sluice.CandidateGenerator;
import dev.sluice.Candidates;
import dev.sluice.Query;
import dev.sluice.internal.kernel.TopK;
import dev.sluice.store.ModelSnapshot;
import dev.sluice.store.SparseTable;
import it.unimi.dsi.fastutil.ints.Int2DoubleMap;
import it.unimi.dsi.fastutil.ints.Int2DoubleOpenHashMap;
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
        Int2DoubleOpenHashMap sums = sums(query);
        TopK best = new TopK(Math.min(limit, query.allowed().size()));
        IntToDoubleFunction biasOf =
                bias.<IntToDoubleFunction>map(of -> of::score).orElse(item -> 0);
        for (Int2DoubleMap.Entry sum : sums.int2DoubleEntrySet()) {
            int item = sum.getIntKey();
            best.offer(item, (float) (sum.getDoubleValue() + biasOf.applyAsDouble(item)));
        }
        bias.ifPresent(of -> offer(of.first(limit, query.allowed(), item -> !sums.containsKey(item)), best));
        return Answer.of(best);
    }

    private static void offer(Candidates candidates, TopK best) {
        for (int position = 0; position < candidates.size(); position++) {
            best.offer(candidates.item(position), candidates.score(position));
        }
    }

    private Int2DoubleOpenHashMap sums(Query query) {
        Int2DoubleOpenHashMap sums = new Int2DoubleOpenHashMap();
        int[] voters =
                Arrays.stream(query.history().items()).sorted().distinct().toArray();
        for (int voter : voters) {
            if (query.cancelled()) {
                throw new CancellationException("votes given up at item " + voter);
            }
            int[] items = votes.indexes(voter);
            float[] weights = votes.values(voter);
            for (int i = 0; i < items.length; i++) {
                if (query.allowed().contains(items[i])) {
                    sums.addTo(items[i], weights[i]);
                }
            }
        }
        return sums;
    }
}
