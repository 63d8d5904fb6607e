package dev.sluice.eval.metric;

import dev.sluice.eval.ListMetric;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;

/**
 * How little known the first {@code k} items are: the mean of their self-information {@code -log2 p_i}, in bits, where
 * {@code p_i} is the share of item {@code i} in what was met in training. A list shorter than {@code k} is averaged
 * over what it has. Relevance does not matter.
 *
 * @param k number of places that count, at least 1; {@link Metrics#WHOLE_LIST} for all
 * @param popularity how often items were met
 * @param unmet what becomes of items nobody met
 * @see <a href="https://doi.org/10.1073/pnas.1000488107">Zhou, Kuscsik, Liu, Medo, Wakeling and Zhang 2010</a>, who
 *     divide by the number of users where this divides by that of events
 */
public record Novelty(int k, ItemPopularity popularity, Unmet unmet) implements ListMetric {
    private static final double LOG_2 = Math.log(2);

    /** Checks the number of places, and that anything was met. */
    public Novelty {
        Places.requireCut(k);
        if (popularity.total() == 0) {
            throw new IllegalArgumentException("novelty needs at least one item that was met: 0");
        }
    }

    @Override
    public double of(RankedList list, Truth truth) {
        double sum = 0;
        int counted = 0;
        for (int place = 0; place < Math.min(k, list.size()); place++) {
            long count = popularity.count(list.item(place));
            if (count > 0 || unmet == Unmet.AS_MET_ONCE) {
                sum += Math.log((double) popularity.total() / Math.max(1, count)) / LOG_2;
                counted++;
            }
        }
        return sum / counted;
    }

    @Override
    public String whyUndefined(RankedList list, Truth truth) {
        return list.size() == 0 ? "empty list" : "no item of the list met in training";
    }

    @Override
    public String variant() {
        return "mean of -log2 of the shares of " + popularity + " over " + Places.text(k) + ", " + unmet;
    }
}
