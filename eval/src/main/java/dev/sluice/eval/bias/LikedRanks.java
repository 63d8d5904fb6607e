package dev.sluice.eval.bias;

import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;
import java.util.Arrays;

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

    /** The ranks of a user's liked items; there may be none. */
    RankedItems of(RankedList list, Truth truth) {
        int[] liked = truth.items().filter(truth::isRelevant).toArray();
        double[] ranks = new double[liked.length];
        Arrays.fill(ranks, unlisted == Unlisted.AFTER_LIST ? basis.of(list.size() + 1, list.size()) : Double.NaN);
        for (int place = 0; place < list.size(); place++) {
            int at = Arrays.binarySearch(liked, list.item(place));
            if (at >= 0) {
                ranks[at] = basis.of(place + 1, list.size());
            }
        }
        return RankedItems.ofKnown(liked, ranks);
    }

    /** For variants. */
    @Override
    public String toString() {
        return basis + ", " + unlisted;
    }
}
