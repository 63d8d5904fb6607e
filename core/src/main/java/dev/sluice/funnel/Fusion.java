package dev.sluice.funnel;

import dev.sluice.BatchMemory;
import dev.sluice.Candidates;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * Merges proposals by reciprocal rank: an item's score is the sum, over those who propose it, of {@code 1 / (60 +
 * rank)}, the best having rank 1. Scores of different generators are not comparable, ranks are. Every item and every
 * source is kept; features are not, since those of different generators may mean different things.
 *
 * <p>Terms are added in fixed point, where addition is associative, so that no order of the proposals, and no order in
 * which they came, changes a bit of the result.
 *
 * <p>Used by one run after the other.
 *
 * @see <a href="https://doi.org/10.1145/1571941.1572114">Cormack, Clarke and Büttcher 2009</a>
 */
final class Fusion {
    private static final int DAMPING = 60;
    private static final long UNIT = 1L << 56;
    private static final int NOWHERE = -1;

    private final Int2IntOpenHashMap places = new Int2IntOpenHashMap();
    private long[] sums = new long[0];

    Fusion() {
        places.defaultReturnValue(NOWHERE);
    }

    /** The distinct items of all proposals, by score and then by item. */
    Candidates merge(List<Proposal> proposals, BatchMemory memory) {
        int[] items = items(proposals, memory);
        float[] scores = scores(proposals, memory);
        List<String> sources = new ArrayList<>();
        List<float[]> columns = new ArrayList<>();
        for (Proposal proposal : proposals) {
            addSources(proposal, sources, columns, memory);
        }
        return Candidates.of(items, scores, places.size(), memory)
                .withSources(sources, columns)
                .byScore();
    }

    /** Gives every item a place, in the order in which they come. */
    private int[] items(List<Proposal> proposals, BatchMemory memory) {
        int[] items = memory.ints(Proposal.candidates(proposals));
        places.clear();
        for (Proposal proposal : proposals) {
            Candidates candidates = proposal.candidates();
            for (int position = 0; position < candidates.size(); position++) {
                int item = candidates.item(position);
                if (places.putIfAbsent(item, places.size()) == NOWHERE) {
                    items[places.size() - 1] = item;
                }
            }
        }
        return items;
    }

    private float[] scores(List<Proposal> proposals, BatchMemory memory) {
        if (sums.length < places.size()) {
            sums = new long[places.size()];
        }
        Arrays.fill(sums, 0, places.size(), 0);
        for (Proposal proposal : proposals) {
            Candidates candidates = proposal.candidates();
            for (int position = 0; position < candidates.size(); position++) {
                sums[places.get(candidates.item(position))] += UNIT / (DAMPING + position + 1);
            }
        }
        float[] scores = memory.floats(places.size());
        for (int place = 0; place < places.size(); place++) {
            scores[place] = (float) ((double) sums[place] / UNIT);
        }
        return scores;
    }

    /** A generator that merged others itself, as a nested funnel does, keeps them under its own name and a slash. */
    private void addSources(Proposal proposal, List<String> sources, List<float[]> columns, BatchMemory memory) {
        Candidates proposed = proposal.candidates();
        if (proposed.size() == 0) {
            return;
        }
        sources.add(proposal.source());
        columns.add(column(proposed, proposed::score, memory));
        for (String inner : proposed.sources()) {
            sources.add(proposal.source() + "/" + inner);
            columns.add(column(proposed, position -> proposed.sourceScore(inner, position), memory));
        }
    }

    private float[] column(Candidates proposed, IntToDoubleFunction score, BatchMemory memory) {
        float[] column = Missing.column(places.size(), memory);
        for (int position = 0; position < proposed.size(); position++) {
            column[places.get(proposed.item(position))] = (float) score.applyAsDouble(position);
        }
        return column;
    }

    long bytes() {
        return (long) Long.BYTES * (sums.length + 2L * places.size());
    }
}
