package dev.sluice.eval.bias;

import dev.sluice.eval.metric.ItemPopularity;
import dev.sluice.eval.statistics.Correlation;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Liked items, ascending, and the rank of each. */
final class RankedItems {
    private final int[] items;
    private final double[] ranks;

    private RankedItems(int[] items, double[] ranks) {
        this.items = items;
        this.ranks = ranks;
    }

    /** The items of which the rank is not NaN. */
    static RankedItems ofKnown(int[] items, double[] ranks) {
        int[] known = IntStream.range(0, ranks.length)
                .filter(place -> !Double.isNaN(ranks[place]))
                .toArray();
        return new RankedItems(
                Arrays.stream(known).map(place -> items[place]).toArray(),
                Arrays.stream(known).mapToDouble(place -> ranks[place]).toArray());
    }

    /** The items of many users, each with the mean of its ranks, which are summed in the order of the users. */
    static RankedItems mean(List<RankedItems> users) {
        int highest = users.stream().mapToInt(RankedItems::highest).max().orElse(0);
        double[] sums = new double[highest + 1];
        int[] counts = new int[highest + 1];
        for (RankedItems user : users) {
            for (int place = 0; place < user.items.length; place++) {
                sums[user.items[place]] += user.ranks[place];
                counts[user.items[place]]++;
            }
        }
        int[] liked = IntStream.range(1, counts.length)
                .filter(item -> counts[item] > 0)
                .toArray();
        return new RankedItems(
                liked,
                Arrays.stream(liked)
                        .mapToDouble(item -> sums[item] / counts[item])
                        .toArray());
    }

    private int highest() {
        return items.length == 0 ? 0 : items[items.length - 1];
    }

    boolean isEmpty() {
        return items.length == 0;
    }

    /** Spearman's correlation of popularity and rank with its sign changed; NaN where it is undefined. */
    double agreement(ItemPopularity popularity) {
        double[] popularities =
                Arrays.stream(items).mapToDouble(popularity::count).toArray();
        return 0.0 - Correlation.spearman(popularities, ranks);
    }

    /** Why the agreement is undefined, where it is. */
    String whyNoAgreement(ItemPopularity popularity) {
        if (items.length < 2) {
            return "fewer than 2 liked items";
        }
        boolean constant =
                Arrays.stream(items).mapToLong(popularity::count).distinct().count() == 1;
        return constant ? "liked items all equally popular" : "liked items all at one rank";
    }
}
