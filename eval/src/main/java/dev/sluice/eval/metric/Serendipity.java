package dev.sluice.eval.metric;

import dev.sluice.eval.ListMetric;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;
import java.util.Arrays;
import java.util.Optional;

/**
 * The share of the first {@code k} places that hold a good surprise: an item that is relevant, and that is not among
 * the first {@code k} a primitive baseline recommends to the same user. Popularity is the usual baseline,
 * {@link UserLists#mostPopular}. At most precision, which is what it would be if nothing were expected.
 *
 * <p>The set is that of Ge and others, the useful among the unexpected. As divisor some take the number of unexpected
 * items; this is {@code k}, also where the list is shorter, so that a list with one lucky surprise is not perfect.
 *
 * @param k number of places that count, in both lists, at least 1
 * @param baseline what would have been expected
 * @param named what the baseline is, for the variant, such as {@code popularity}
 * @see <a href="https://doi.org/10.1145/1864708.1864761">Ge, Delgado-Battenfeld and Jannach 2010</a>
 */
public record Serendipity(int k, UserLists baseline, String named) implements ListMetric {
    /** Checks the number of places. */
    public Serendipity {
        Places.requireCut(k);
    }

    @Override
    public double of(RankedList list, Truth truth) {
        Optional<RankedList> expected = baseline.of(list.user());
        if (truth.relevant() == 0 || expected.isEmpty()) {
            return Double.NaN;
        }
        int[] likely = expected.get().items().limit(k).sorted().toArray();
        long surprises = list.items()
                .limit(k)
                .filter(item -> truth.isRelevant(item) && Arrays.binarySearch(likely, item) < 0)
                .count();
        return (double) surprises / k;
    }

    @Override
    public String whyUndefined(RankedList list, Truth truth) {
        return truth.relevant() == 0 ? "no relevant items" : "no list of the baseline";
    }

    @Override
    public String variant() {
        return "relevant items among the first " + k + " that are not among the first " + k + " of " + named
                + ", divided by " + k;
    }
}
