package dev.sluice.ranking.rerank;

import dev.sluice.Candidates;
import java.util.Arrays;

/** Puts the scores of a batch on a scale that all batches share. */
final class Relevance {
    private Relevance() {}

    /**
     * The scores scaled so that the best has 1 and the worst 0, all 1 where they are equal.
     *
     * @param sorted the best first
     */
    static double[] of(Candidates sorted) {
        double[] relevance = new double[sorted.size()];
        Arrays.fill(relevance, 1);
        double best = sorted.size() == 0 ? 0 : finite(sorted.score(0));
        double worst = sorted.size() == 0 ? 0 : finite(sorted.score(sorted.size() - 1));
        for (int position = 0; position < relevance.length && best > worst; position++) {
            relevance[position] = (finite(sorted.score(position)) - worst) / (best - worst);
        }
        return relevance;
    }

    /** An infinite score counts as the greatest that is none. */
    private static double finite(float score) {
        return Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, score));
    }

    /** Refuses a weight of one thing against another that is not from 0 to 1. */
    static double checkedShare(String name, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(name + " must be from 0 to 1: " + share);
        }
        return share;
    }
}
