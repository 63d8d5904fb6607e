package dev.sluice.train.popularity;

import dev.sluice.data.Interactions;

/**
 * Finds what is met more often of late than it was before. Of an item's {@code n} events in both spans together, a
 * share {@code p = recent / (recent + earlier)}, by the lengths of the spans, would be recent if their rate had not
 * changed. Its score is by how many standard deviations more there were, {@code a} recent ones:
 *
 * <pre>{@code
 * (a - n * p) / sqrt((n + prior) * p * (1 - p))
 * }</pre>
 *
 * <p>Without the prior that is the normal approximation of the conditional test of two Poisson rates. The prior, events
 * that came at an even rate, makes the scores of items with few events small: with a prior of 10 and equal spans, 2
 * after 1 have 0.28, and 500 after 400 have 3.32. Items that are met less often than before have a score below 0, and
 * those that nobody met have 0.
 *
 * <p>Two passes over the events. Safe for use by many threads.
 *
 * @see <a href="https://doi.org/10.1093/biomet/31.3-4.313">Przyborowski and Wilenski 1940</a>
 */
public final class TrendingTrainer {
    private final TrendingSettings settings;

    /** A trainer with these settings. */
    public TrendingTrainer(TrendingSettings settings) {
        this.settings = settings;
    }

    /**
     * Scores every item. Where nothing happened earlier, a log that begins late say, all that is met is rising.
     *
     * @throws IllegalArgumentException if there are no events, or none is recent
     */
    public TrendingModel train(Interactions events) {
        Tally recent = PopularityTrainer.tally(events, settings.ofRecent());
        recent.requireAny();
        Tally earlier = PopularityTrainer.tally(events, settings.ofEarlier());
        double[] scores = new double[events.itemRows()];
        for (int item = 1; item < scores.length; item++) {
            scores[item] = score(recent.counts()[item], earlier.counts()[item]);
        }
        return new TrendingModel(TrendingModel.NAME, settings, recent, earlier, scores);
    }

    /** Bytes of heap that training takes at its peak, beside the events. */
    public long estimateBytes(Interactions events) {
        return PopularityTrainer.estimateBytes(events, settings.ofRecent())
                + Tally.bytes(events, settings.ofRecent())
                + 8L * events.itemRows();
    }

    private double score(double recent, double earlier) {
        double share = settings.share();
        double count = recent + earlier;
        return count == 0 ? 0 : (recent - count * share) / Math.sqrt((count + settings.prior()) * share * (1 - share));
    }
}
