package dev.sluice.ranking.rerank;

import dev.sluice.Candidates;
import dev.sluice.Query;
import dev.sluice.Ranking;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

/**
 * Builds a list one candidate after the other, each time of those left the one that adds most to it; equal ones come by
 * score and then by item. The ranking's scores are what each added.
 */
final class Greedy {
    private final Query query;
    private final Objective objective;
    private final boolean[] chosen;

    private Greedy(Query query, Objective objective, int size) {
        this.query = query;
        this.objective = objective;
        this.chosen = new boolean[size];
    }

    /** What a list is worth, as it grows. Belongs to one thread. */
    abstract static class Objective {
        /** What a candidate would add to the list as it is, not NaN. */
        abstract double gain(int position);

        /** What {@link #gain} is not above, where that is to be had for less. */
        double mostGain(int position) {
            return Double.POSITIVE_INFINITY;
        }

        /** Adds a candidate to the list. The last choice is not told. */
        abstract void add(int position);
    }

    /**
     * Builds the list. With an effort below 1 it looks only at that share of the candidates, the best, or at as many as
     * are wanted if those are more.
     *
     * @param objective is given the candidates that are looked at, the best first
     */
    static Ranking rank(
            Query query,
            Candidates candidates,
            int limit,
            Function<? super Candidates, ? extends Objective> objective) {
        int share = (int) Math.ceil(query.effort() * candidates.size());
        Ranking best = Ranking.byScore(candidates, Math.max(share, limit));
        Candidates sorted = candidates.select(best);
        return new Greedy(query, objective.apply(sorted), sorted.size()).built(best, Math.min(limit, best.size()));
    }

    private Ranking built(Ranking positions, int limit) {
        int[] order = new int[limit];
        float[] gains = new float[limit];
        for (int rank = 0; rank < limit; rank++) {
            int next = next();
            chosen[next] = true;
            order[rank] = positions.position(next);
            gains[rank] = (float) objective.gain(next);
            if (rank + 1 < limit) {
                checkWanted();
                objective.add(next);
            }
        }
        return Ranking.of(order, gains);
    }

    /** The first of the greatest gain that was not chosen yet. */
    private int next() {
        int best = -1;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int position = 0; position < chosen.length; position++) {
            if (!chosen[position] && (best < 0 || objective.mostGain(position) > greatest)) {
                double gain = objective.gain(position);
                if (best < 0 || gain > greatest) {
                    best = position;
                    greatest = gain;
                }
            }
        }
        return best;
    }

    private void checkWanted() {
        if (query.cancelled()) {
            throw new CancellationException("nobody waits for the answer any more");
        }
    }
}
