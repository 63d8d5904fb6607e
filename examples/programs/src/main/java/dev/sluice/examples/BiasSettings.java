package dev.sluice.examples;

import dev.sluice.eval.bias.LikedRanks;
import dev.sluice.eval.metric.Unmet;

/**
 * How lists are looked at.
 *
 * @param k number of places that count, where not the whole list does, at least 2
 * @param head share of the training events that the most popular items make up, above 0 and below 1
 * @param persistence with which a reader goes on to the next place, above 0 and below 1
 * @param ranks what the rank of a liked item is
 * @param unmet what becomes of items without training events in novelty
 * @param intervals whether to find intervals, which is most of the work
 */
record BiasSettings(int k, double head, double persistence, LikedRanks ranks, Unmet unmet, boolean intervals) {
    BiasSettings {
        if (k < 2) {
            throw new IllegalArgumentException("-k must be at least 2: " + k);
        }
        requireShare(head, "--head");
        requireShare(persistence, "--persistence");
    }

    private static void requireShare(double share, String what) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException(what + " must be above 0 and below 1: " + share);
        }
    }
}
