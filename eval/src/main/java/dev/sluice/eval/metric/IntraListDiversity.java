package dev.sluice.eval.metric;

import dev.sluice.eval.ListMetric;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;

/**
 * How different the items of a list are from each other: the mean distance over the pairs of the first {@code k}. Pairs
 * whose distance is not known are left out; a list with no other is undefined. Relevance does not matter. Costs
 * {@code k (k - 1) / 2} distances a list.
 *
 * @param k number of places that count, at least 2
 * @param distance of two items
 * @param by what the distance is, for the variant, such as {@code cosine of als.items}
 * @see <a href="https://doi.org/10.1145/1060745.1060754">Ziegler, McNee, Konstan and Lausen 2005</a>, whose intra-list
 *     similarity sums up what this averages
 */
public record IntraListDiversity(int k, ItemDistance distance, String by) implements ListMetric {
    /** Checks the number of places. */
    public IntraListDiversity {
        if (k < 2) {
            throw new IllegalArgumentException("k must be at least 2 to have pairs: " + k);
        }
    }

    @Override
    public double of(RankedList list, Truth truth) {
        ItemDistance.Places distances = distance.among(list.items().limit(k).toArray());
        int places = Math.min(k, list.size());
        double sum = 0;
        int known = 0;
        for (int one = 0; one < places; one++) {
            for (int other = one + 1; other < places; other++) {
                double each = distances.between(one, other);
                if (!Double.isNaN(each)) {
                    sum += each;
                    known++;
                }
            }
        }
        return sum / known;
    }

    @Override
    public String whyUndefined(RankedList list, Truth truth) {
        return list.size() < 2 ? "fewer than 2 items in the list" : "no distance known in the list";
    }

    @Override
    public String variant() {
        return "mean distance (" + by + ") over the pairs of the first " + k + " whose distance is known";
    }
}
