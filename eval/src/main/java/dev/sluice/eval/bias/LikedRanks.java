package dev.sluice.eval.bias;

import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;
import dev.sluice.eval.metric.ItemPopularity;
import dev.sluice.eval.statistics.Correlation;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Which ranks the items a user likes have. Both settings stand in the variant of whatever uses them.
 *
 * @param basis what a rank is
 * @param unlisted what becomes of liked items that are not in the list
 */
public record LikedRanks(RankBasis basis, Unlisted unlisted) {
    /** Places in the list, and the place after the last for what is not in it. */
    public static LikedRanks defaults() {
        return new LikedRanks(RankBasis.PLACE, Unlisted.AFTER_LIST);
    }

    /** The same with another basis. */
    public LikedRanks withBasis(RankBasis other) {
        return new LikedRanks(other, unlisted);
    }

    /** The same with another rule for what is not in the list. */
    public LikedRanks withUnlisted(Unlisted other) {
        return new LikedRanks(basis, other);
    }

    /** The ranks of a user's liked items; liking may be empty. */
    Ranked of(RankedList list, Truth truth) {
        int[] liked = truth.items().filter(truth::isRelevant).toArray();
        double[] ranks = new double[liked.length];
        Arrays.fill(ranks, unlisted == Unlisted.AFTER_LIST ? basis.of(list.size() + 1, list.size()) : Double.NaN);
        for (int place = 0; place < list.size(); place++) {
            int at = Arrays.binarySearch(liked, list.item(place));
            if (at >= 0) {
                ranks[at] = basis.of(place + 1, list.size());
            }
        }
        return new Ranked(liked, ranks).known();
    }

    /** For variants. */
    @Override
    public String toString() {
        return basis + ", " + unlisted;
    }

    /** Items, ascending, and the rank of each. */
    record Ranked(int[] items, double[] ranks) {
        int size() {
            return items.length;
        }

        /** Spearman's correlation of popularity and rank with its sign changed; NaN where it is undefined. */
        double popularityAgreement(ItemPopularity popularity) {
            return agreement(items, ranks, popularity);
        }

        /** The same of any items: 0 is 0, whatever its sign. */
        static double agreement(int[] items, double[] ranks, ItemPopularity popularity) {
            double[] popularities =
                    Arrays.stream(items).mapToDouble(popularity::count).toArray();
            return 0.0 - Correlation.spearman(popularities, ranks);
        }

        /** Why the agreement is undefined, where it is. */
        static String whyUndefined(int[] items, ItemPopularity popularity) {
            if (items.length < 2) {
                return "fewer than 2 liked items";
            }
            boolean constant =
                    Arrays.stream(items).mapToLong(popularity::count).distinct().count() == 1;
            return constant ? "liked items all equally popular" : "liked items all at one rank";
        }

        private Ranked known() {
            int[] places = IntStream.range(0, ranks.length)
                    .filter(place -> !Double.isNaN(ranks[place]))
                    .toArray();
            return places.length == ranks.length
                    ? this
                    : new Ranked(
                            Arrays.stream(places).map(place -> items[place]).toArray(),
                            Arrays.stream(places)
                                    .mapToDouble(place -> ranks[place])
                                    .toArray());
        }
    }
}
