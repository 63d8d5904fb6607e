package dev.sluice.funnel;

import dev.sluice.Candidates;
import dev.sluice.Ranking;
import it.unimi.dsi.fastutil.ints.Int2IntLinkedOpenHashMap;
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
 * @see <a href="https://doi.org/10.1145/1571941.1572114">Cormack, Clarke and Büttcher 2009</a>
 */
final class Fusion {
    private static final int DAMPING = 60;
    private static final long UNIT = 1L << 56;
    private static final int NOWHERE = -1;

    private final Int2IntLinkedOpenHashMap places = new Int2IntLinkedOpenHashMap();

    private Fusion(List<Proposal> proposals) {
        places.defaultReturnValue(NOWHERE);
        for (Proposal proposal : proposals) {
            for (int item : proposal.candidates().items()) {
                places.putIfAbsent(item, places.size());
            }
        }
    }

    /** The distinct items of all proposals, by score and then by item. */
    static Candidates merge(List<Proposal> proposals) {
        Fusion fusion = new Fusion(proposals);
        float[] scores = fusion.scores(proposals);
        Candidates all = Candidates.of(fusion.places.keySet().toIntArray(), scores);
        for (Proposal proposal : proposals) {
            all = fusion.withSourcesOf(proposal, all);
        }
        return all.select(Ranking.byScore(all, scores, scores.length));
    }

    private float[] scores(List<Proposal> proposals) {
        long[] sums = new long[places.size()];
        for (Proposal proposal : proposals) {
            Candidates candidates = proposal.candidates();
            for (int position = 0; position < candidates.size(); position++) {
                sums[places.get(candidates.item(position))] += UNIT / (DAMPING + position + 1);
            }
        }
        float[] scores = new float[sums.length];
        for (int place = 0; place < sums.length; place++) {
            scores[place] = (float) ((double) sums[place] / UNIT);
        }
        return scores;
    }

    /** A generator that merged others itself, as a nested funnel does, keeps them under its own name and a slash. */
    private Candidates withSourcesOf(Proposal proposal, Candidates all) {
        Candidates proposed = proposal.candidates();
        if (proposed.size() == 0) {
            return all;
        }
        Candidates more = all.withSource(proposal.source(), column(proposed, proposed::score));
        for (String inner : proposed.sources()) {
            more = more.withSource(
                    proposal.source() + "/" + inner,
                    column(proposed, position -> proposed.sourceScore(inner, position)));
        }
        return more;
    }

    private float[] column(Candidates proposed, IntToDoubleFunction score) {
        float[] column = new float[places.size()];
        Arrays.fill(column, Float.NaN);
        for (int position = 0; position < proposed.size(); position++) {
            column[places.get(proposed.item(position))] = (float) score.applyAsDouble(position);
        }
        return column;
    }
}
