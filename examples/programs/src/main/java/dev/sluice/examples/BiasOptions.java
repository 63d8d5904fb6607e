package dev.sluice.examples;

import dev.sluice.eval.bias.LikedRanks;
import dev.sluice.eval.bias.RankBasis;
import dev.sluice.eval.bias.Unlisted;
import dev.sluice.eval.metric.Unmet;
import picocli.CommandLine.Option;

/** How a person states what to look at in lists. */
final class BiasOptions {
    @Option(names = "-k", paramLabel = "N", description = "places that count; all for pru and pri (${DEFAULT-VALUE})")
    private int k = 10;

    @Option(
            names = "--head",
            paramLabel = "SHARE",
            description = "which share of the training events the head of popular items makes up (${DEFAULT-VALUE})")
    private double head = 0.8;

    @Option(
            names = "--persistence",
            paramLabel = "P",
            description = "of rank-biased overlap: chance that a reader goes on to the next place (${DEFAULT-VALUE})")
    private double persistence = 0.9;

    @Option(
            names = "--relative-ranks",
            description = "a rank is the place divided by the length of the list, not the place (pri)")
    private boolean relative;

    @Option(
            names = "--listed-only",
            description =
                    "leave liked items out that are not in the list, instead of ranking them behind it (pru, pri)")
    private boolean listedOnly;

    @Option(
            names = "--count-unmet",
            description = "count items without training events as met once, instead of leaving them out (novelty)")
    private boolean countUnmet;

    @Option(names = "--no-intervals", description = "find no intervals, which are most of the work")
    private boolean noIntervals;

    /** The settings, checked. */
    BiasSettings settings() {
        LikedRanks ranks = new LikedRanks(
                relative ? RankBasis.SHARE_OF_LIST : RankBasis.PLACE,
                listedOnly ? Unlisted.LEFT_OUT : Unlisted.AFTER_LIST);
        Unmet unmet = countUnmet ? Unmet.AS_MET_ONCE : Unmet.LEFT_OUT;
        return new BiasSettings(k, head, persistence, ranks, unmet, !noIntervals);
    }
}
