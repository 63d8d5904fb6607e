package dev.sluice.eval.metric;

import dev.sluice.eval.ListMetric;
import dev.sluice.eval.RankedList;
import dev.sluice.eval.Truth;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Normalized discounted cumulative gain of the first {@code k} places: a hit at place {@code i}, counted from 1, is
 * worth {@code gain / log2(i + 1)}, and the sum is divided by that of the best order of the relevant items.
 *
 * @param k number of places that count, at least 1; {@link Metrics#WHOLE_LIST} for all
 * @param gain what a relevant item is worth
 * @param ideal whether the best order, too, is cut at {@code k}
 * @see <a href="https://doi.org/10.1145/582415.582418">Järvelin and Kekäläinen 2002</a>
 */
public record Ndcg(int k, Gain gain, Ideal ideal) implements ListMetric {
    private static final double LOG_2 = Math.log(2);
    private static final double[] DISCOUNTS =
            IntStream.range(0, 1024).mapToDouble(Ndcg::computedDiscount).toArray();

    public Ndcg {
        Places.requireCut(k);
    }

    @Override
    public double of(RankedList list, Truth truth) {
        if (truth.relevant() == 0) {
            return Double.NaN;
        }
        int best = ideal == Ideal.CUT ? Math.min(k, truth.relevant()) : truth.relevant();
        return discounted(Math.min(k, list.size()), place -> gain.of(truth.grade(list.item(place))))
                / discounted(best, place -> gain.of(truth.bestGrade(place)));
    }

    @Override
    public String variant() {
        return gain.name().toLowerCase(Locale.ROOT) + " gain, discount log2(place + 1), " + Places.text(k)
                + (ideal == Ideal.CUT ? ", ideal cut likewise" : ", ideal of all relevant items");
    }

    private static double discounted(int places, IntToDoubleFunction gains) {
        double sum = 0;
        for (int place = 0; place < places; place++) {
            double worth = gains.applyAsDouble(place);
            if (worth > 0) {
                sum += worth * discount(place);
            }
        }
        return sum;
    }

    /** {@code 1 / log2(place + 2)}, the place counted from 0. */
    private static double discount(int place) {
        return place < DISCOUNTS.length ? DISCOUNTS[place] : computedDiscount(place);
    }

    private static double computedDiscount(int place) {
        return LOG_2 / Math.log(place + 2.0);
    }
}
