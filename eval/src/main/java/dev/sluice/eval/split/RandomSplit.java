package dev.sluice.eval.split;

import dev.sluice.data.Interactions;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Judges by events drawn at random, each as likely as any other. A recommender learns from later events to foresee
 * earlier ones: the split warns of it, and is for comparison with published results that were made so.
 *
 * @param share of the events that are for the test, between 0 and 1 exclusive
 * @param seed fixes which; equal seeds divide equal events equally
 */
public record RandomSplit(double share, long seed) implements Splitter {
    public RandomSplit {
        Split.requireShare(share);
    }

    @Override
    public Split split(Interactions events) {
        BitSet test = new BitSet();
        Arrays.stream(EachUser.atRandom(events, seed), 0, Split.count(share, events.size()))
                .forEach(test::set);
        return Split.divided(
                "a split at random",
                events,
                test,
                List.of("Tested events are drawn at random, earlier and later ones are trained on:"
                        + " the future leaks into training."));
    }
}
